"""A fault in a file stops the loading with file, line and remedy; nothing is quietly put right."""

import pytest
from call_files import CALL, SHARED, changed, line_of, write_catalogue

from bot.catalogue.loading import load_catalogue
from bot.catalogue.reading import CatalogueError


def fault(folder, call=CALL, shared=SHARED) -> CatalogueError:
    write_catalogue(folder, call, shared)
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(folder)
    return caught.value


def test_the_sound_catalogue_loads(tmp_path):
    assert load_catalogue(write_catalogue(tmp_path)).calls[0].id == "prov"


# what is changed, what it becomes, a word of the fault line, a word of the message
FAULTS = {
    "unknown key": ("provider: Regionen\n", "provider: Regionen\nlan: Norrbotten\n", "lan: Norr", "lan"),
    "unknown key inside": ("    remedy: Bara", "    hjalp: Bara", "hjalp: Bara", "hjalp"),
    "figure typed out": ("Högst {cap} och", "Högst 30 000 kronor och", "text: Högst 30", "{cap}"),
    "figure typed out joined": ("Högst {cap} och", "Högst 30000 kr och", "text: Högst 30", "{cap}"),
    "percent typed out": ("högst {rate}.", "högst 50 %.", "text: Högst {cap} och högst 50", "{rate}"),
    "figure typed out in a criterion": (
        "Minst {min_share} bet",
        "Minst 25 procent bet",
        "text: Minst 25",
        "{min_share}",
    ),
    "date typed out": ("till {closes}.", "till 31 mars 2026.", "text: Sök från", "{closes}"),
    "figure twice": ("  cap: {sek: 30000}\n", "  cap: {sek: 30000}\n  ceiling: {sek: 5}\n", "include:", "ceiling"),
    "figure without unit": ("{percent: 50}", "{}", "rate: {}", "enhet"),
    "figure with two units": ("{percent: 50}", "{percent: 50, sek: 5}", "rate: {percent: 50, ", "enhet"),
    "figure as text": ("{sek: 30000}", "{sek: '30000'}", "cap: {sek: '", "heltal"),
    "yes as figure": ("{sek: 30000}", "{sek: true}", "cap: {sek: true", "heltal"),
    "missing source": ("    source: page#Vem", "    source: sida#Vem", "source: sida", "sida"),
    "no source": ("    source: page#Vem\n", "", "- id: county", "source"),
    "one of two sources missing": ("[page, shared_page]", "[page, annan]", "source: [page, annan", "annan"),
    "duplicate key": ("provider: Regionen\n", "provider: Regionen\nname: Annat\n", "name: Annat", "name"),
    "duplicate key inside": ("{sek: 30000}", "{sek: 30000, sek: 40000}", "cap: {sek: 30000, ", "sek"),
    "duplicate criterion": ("- id: share", "- id: county", "- id: county\n    text: Minst", "county"),
    "wrong id": ("id: prov\n", "id: provet\n", "id: provet", "prov.yml"),
    "unknown fact": ("{fact: cofinancing_percent,", "{fact: medfinansiering,", "when: {fact: med", "medfinansiering"),
    "unknown county": ("when: {county: Norrbottens län}", "when: {county: Norrbotten}", "when: {county: Norrb", "län"),
    "unknown operator": ("at_least: min_share", "minst: min_share", "when: {fact: cof", "minst"),
    "limit that is a number": ("at_least: min_share", "at_least: 25", "when: {fact: cof", "figures"),
    "limit that is no figure": ("at_least: min_share", "at_least: lagst", "when: {fact: cof", "lagst"),
    "unknown placeholder": ("Högst {cap} och", "Högst {tak} och", "text: Högst {tak", "{tak}"),
    "unknown shared file": ("include: [gemensamt]", "include: [gemensamma]", "include:", "gemensamma"),
    "closes before opens": ("closes: 2026-03-31", "closes: 2026-01-14", "window:", "Sista dagen"),
    "rolling and closing": ("closes: 2026-03-31", "closes: 2026-03-31, rolling: true", "window:", "löpande"),
    "day as text": ("opens: 2026-01-15", "opens: 15 januari", "window:", "datum"),
    "unknown kind": ("kind: company_support", "kind: stod", "kind: stod", "company_support"),
    "unknown aspect": ("aspect: amount", "aspect: belopp", "aspect: belopp", "amount"),
    "support with an unknown figure": ("{rate: rate, cap: cap}", "{rate: rate, cap: tak}", "support:", "tak"),
    "support with another unit": ("{rate: rate, cap: cap}", "{rate: cap, cap: cap}", "support:", "percent"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_names_file_line_and_remedy(tmp_path, name):
    old, new, place, word = FAULTS[name]
    text = changed(CALL, old, new)
    error = fault(tmp_path, call=text)
    assert error.file == "prov.yml"
    assert error.line == line_of(text, place)
    assert f"prov.yml, rad {error.line}:" in str(error)
    assert word in str(error)
    assert str(error).rstrip().endswith(".")


def test_a_fault_in_a_shared_file_names_the_shared_file(tmp_path):
    text = changed(SHARED, "Taket är {ceiling}.", "Taket är {tak}.")
    error = fault(tmp_path, shared=text)
    assert (error.file, error.line) == ("gemensamt.yml", line_of(text, "text: Taket"))


def test_a_shared_text_may_not_type_out_a_figure_of_the_call_that_includes_it(tmp_path):
    error = fault(tmp_path, shared=changed(SHARED, "Taket är {ceiling}.", "Högst 30 000 kronor."))
    assert (error.file, "{cap}" in str(error)) == ("gemensamt.yml", True)


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-01"])
def test_an_impossible_date_names_its_line(tmp_path, day):
    text = changed(CALL, "opens: 2026-01-15", f"opens: {day}")
    error = fault(tmp_path, call=text)
    assert (error.file, error.line) == ("prov.yml", line_of(text, f"opens: {day}"))


def test_an_impossible_date_is_refused(tmp_path):
    assert "datum" in str(fault(tmp_path, call=changed(CALL, "opens: 2026-01-15", "opens: 2026-02-30")))


@pytest.mark.parametrize("value", ["i morgon", "2021", "'2021-11-30'"])
def test_a_figure_that_is_a_date_must_be_one(tmp_path, value):
    text = changed(CALL, "{date: 2021-11-30}", f"{{date: {value}}}")
    assert fault(tmp_path, call=text).line == line_of(text, "final_account")


@pytest.mark.parametrize("unit", ["date: 2021-11-30", "text: nio"])
def test_a_limit_must_be_a_number(tmp_path, unit):
    text = changed(CALL, "min_share: {percent: 25}", f"min_share: {{{unit}}}")
    assert fault(tmp_path, call=text).line == line_of(text, "when: {fact: cof")


def test_a_limit_with_decimals_is_refused_and_never_cut(tmp_path):
    text = changed(CALL, "min_share: {percent: 25}", "min_share: {percent: 12.5}")
    error = fault(tmp_path, call=text)
    assert (error.line, "min_share" in str(error)) == (line_of(text, "when: {fact: cof"), True)


def test_a_rate_with_decimals_is_refused_and_never_cut(tmp_path):
    text = changed(CALL, "rate: {percent: 50}", "rate: {percent: 37.5}")
    error = fault(tmp_path, call=text)
    assert (error.line, "rate" in str(error)) == (line_of(text, "support:"), True)


def test_a_misspelt_municipality_in_a_condition_is_refused(tmp_path):
    text = changed(CALL, "when: {county: Norrbottens län}", "when: {fact: municipality, met: [Lulå]}")
    assert "Lulå" in str(fault(tmp_path, call=text))


def test_a_misspelt_county_of_a_call_is_refused(tmp_path):
    text = changed(CALL, "county: Norrbottens län\naliases", "county: Norbottens län\naliases")
    assert "Norbottens" in str(fault(tmp_path, call=text))


def test_a_figure_may_not_say_another_last_day_than_the_window(tmp_path):
    text = changed(CALL, "  cap: {sek: 30000}\n", "  cap: {sek: 30000}\n  closes: {date: 2026-04-30}\n")
    assert "closes" in str(fault(tmp_path, call=text))


def test_a_date_typed_in_digits_is_refused_like_one_in_words(tmp_path):
    text = changed(CALL, "till {closes}.", "till 2026-03-31.")
    assert "{closes}" in str(fault(tmp_path, call=text))


def test_a_small_count_may_not_be_typed_in_digits_either(tmp_path):
    text = changed(CALL, "  cap: {sek: 30000}\n", "  cap: {sek: 30000}\n  min_partners: {count: 2}\n")
    text = changed(text, "text: Verksamheten finns", "text: Minst 2 aktörer finns")
    assert "{min_partners}" in str(fault(tmp_path, call=text))


@pytest.mark.parametrize("text", ["id: [", "id: prov\n\tname: x", "id: 'prov"])
def test_what_is_no_yaml_is_refused_with_its_line(tmp_path, text):
    error = fault(tmp_path, call=text)
    assert error.file == "prov.yml"
    assert error.line >= 1


def test_doubled_braces_are_refused_as_no_sound_yaml(tmp_path):
    text = changed(CALL, "text: Högst {cap} och högst {rate}.", "text: {{cap}}")
    assert fault(tmp_path, call=text).line == line_of(text, "text: {{cap")


def test_an_empty_file_is_refused(tmp_path):
    assert fault(tmp_path, call="").file == "prov.yml"


def test_a_file_that_is_not_utf8_is_refused(tmp_path):
    write_catalogue(tmp_path)
    (tmp_path / "prov.yml").write_bytes(CALL.encode("latin-1"))
    with pytest.raises(CatalogueError, match="UTF-8"):
        load_catalogue(tmp_path)


def test_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(CatalogueError):
        load_catalogue(tmp_path)


def test_a_call_and_a_shared_file_may_not_have_the_same_id(tmp_path):
    write_catalogue(tmp_path)
    (tmp_path / "gemensamt.yml").write_text(CALL.replace("id: prov", "id: gemensamt"), encoding="utf-8")
    with pytest.raises(CatalogueError, match="Samma id"):
        load_catalogue(tmp_path)


def test_a_call_without_criteria_is_refused(tmp_path):
    start, end = CALL.index("criteria:"), CALL.index("answers:")
    assert "kriterium" in str(fault(tmp_path, call=CALL[:start] + CALL[end:]))
