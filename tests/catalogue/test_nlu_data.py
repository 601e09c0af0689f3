from pathlib import Path

import yaml
from call_files import CALL, write_catalogue

from bot.catalogue.loading import load_catalogue
from bot.catalogue.nlu_data import GENERATED, generated_nlu

PROJECT = Path(__file__).parents[2]


def test_the_generated_file_is_not_stale():
    fresh = generated_nlu(load_catalogue(PROJECT / "calls"))
    assert (PROJECT / GENERATED).read_text(encoding="utf-8") == fresh, "Kör: stodlots nlu-data"


def test_every_subject_has_a_lookup_with_its_name_and_aliases():
    catalogue = load_catalogue(PROJECT / "calls")
    entries = {
        one["lookup"]: one["examples"] for one in yaml.safe_load(generated_nlu(catalogue))["nlu"] if "lookup" in one
    }
    for subject in catalogue.subjects.values():
        kind = "call" if subject.call or subject.members else "topic"
        lines = entries[f"{kind}:{subject.id}"].splitlines()
        for name in (subject.name, *subject.aliases):
            assert f"- {name.lower()}" in lines


def test_a_name_that_fits_two_calls_is_a_synonym_of_neither(tmp_path):
    write_catalogue(tmp_path)
    twin = CALL.replace("id: prov\n", "id: tvilling\n").replace("name: Provstöd", "name: Tvillingstöd")
    (tmp_path / "tvilling.yml").write_text(twin, encoding="utf-8")
    entries = yaml.safe_load(generated_nlu(load_catalogue(tmp_path)))["nlu"]
    synonyms = {one["synonym"]: one["examples"].splitlines() for one in entries if "synonym" in one}
    assert synonyms == {"prov": ["- provstöd"], "tvilling": ["- tvillingstöd"]}
