from kept_events import done, heard, keep, make_table, uttered

BUTTONS = [{"title": "Ja", "payload": "ja"}]
QUESTION = {"type": "question", "fact": "employees"}


def reply(store, message: str, conversation: str = "samtal"):
    return store.run(store.trackers.reply_to(conversation, message))


def kept(store, *events, conversation: str = "samtal") -> None:
    store.run(make_table(store.trackers_engine))
    store.run(keep(store.trackers_engine, conversation, *events))


def test_there_is_no_reply_where_rasa_has_kept_nothing_yet(store):
    assert reply(store, "m1") is None


def test_there_is_no_reply_to_a_message_that_rasa_has_not_heard(store):
    kept(store, heard("Hej", "m1"), uttered("Hej!"))
    assert reply(store, "m2") is None
    assert reply(store, "m1", conversation="annat") is None


def test_the_reply_is_what_stands_between_the_message_and_the_next(store):
    kept(
        store,
        heard("Hej", "m1"), done("action_greet"), uttered("Hej!"), uttered("Vad vill du veta?", buttons=BUTTONS),
        done("action_listen"), heard("Hur mycket?", "m2"), uttered("30 000 kronor."), uttered(None, custom=QUESTION),
    )  # fmt: skip
    assert reply(store, "m1") == [{"text": "Hej!"}, {"text": "Vad vill du veta?", "buttons": BUTTONS}]
    assert reply(store, "m2") == [{"text": "30 000 kronor."}, {"custom": QUESTION}]


def test_a_message_that_rasa_heard_and_had_no_words_for_has_an_empty_reply(store):
    kept(store, heard("Hej", "m1"), done("action_listen"), heard("Hallå", "m2"), uttered("Hej!"))
    assert reply(store, "m1") == []


def test_a_text_with_a_payload_is_given_as_the_rest_channel_sends_it(store):
    kept(store, heard("Hej", "m1"), uttered("Hur många?", custom=QUESTION, buttons=None))
    assert reply(store, "m1") == [{"text": "Hur många?"}, {"custom": QUESTION}]


def test_where_a_message_was_heard_twice_the_later_reply_counts(store):
    kept(store, heard("Hej", "m1"), uttered("första"), heard("Hej", "m1"), uttered("andra"))
    assert reply(store, "m1") == [{"text": "andra"}]


def test_the_reply_of_one_conversation_is_not_anothers(store):
    kept(store, heard("Hej", "m1"), uttered("mitt"))
    kept(store, heard("Hej", "m1"), uttered("ditt"), conversation="annat")
    assert (reply(store, "m1"), reply(store, "m1", conversation="annat")) == ([{"text": "mitt"}], [{"text": "ditt"}])


def test_a_bots_words_without_metadata_are_read_too(store):
    kept(store, {"event": "user", "text": "Hej"}, heard("Hej", "m1"), {"event": "bot", "text": "Hej!"})
    assert reply(store, "m1") == [{"text": "Hej!"}]
