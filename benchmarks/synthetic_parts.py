"""What synthetic calls are put together from: parts of names, criteria with conditions, answers with words."""

from typing import Any

Written = dict[str, Any]

FIRST = (
    "skogs", "fjäll", "sjö", "berg", "strand", "gruv", "trä", "stål", "mat", "mode", "spel", "film", "cykel",
    "flyg", "hamn", "fiske", "väv", "glas", "sten", "vind", "sol", "batteri", "biogas", "vatten", "häst",
)  # fmt: skip
MIDDLE = (
    "digital", "teknik", "utvecklings", "export", "rese", "klimat", "verkstads", "forsknings", "lärlings", "start",
    "tillväxt", "samverkans",
)  # fmt: skip
LAST = ("", "hus", "torps", "by", "gårds")
KINDS = ("lyftet", "checken", "premien", "bonusen", "fonden", "rundan", "vouchern")

_COMPANIES = ["limited_company", "sole_trader", "partnership", "economic_association"]
_SECTORS = ["manufacturing", "crafts_culture", "tourism", "services", "retail", "ict", "construction", "other"]

CRITERIA: tuple[Written, ...] = (
    {
        "id": "applicant",
        "text": "Sökande är ett företag eller en förening.",
        "when": [
            {"fact": "applicant_type", "met": _COMPANIES},
            {"fact": "applicant_type", "met": _COMPANIES[:2], "officer": ["foundation"]},
            {"fact": "applicant_type", "met": [*_COMPANIES, "nonprofit_association"], "rest": "officer",
             "not_met": ["private_person"]},
        ],
        "remedy": "Andra sökande behöver ett annat stöd.",
    },
    {
        "id": "size",
        "text": "Företaget är litet eller medelstort enligt EU:s definition.",
        "when": [
            {"eu_size": {"met": ["micro", "small", "medium"]}},
            {"eu_size": {"met": ["micro", "small"], "officer": ["medium"]}},
        ],
        "remedy": "Stora företag kan inte få stödet.",
    },
    {
        "id": "sector",
        "text": "Branschen är inte undantagen.",
        "when": [
            {"fact": "sector", "met": _SECTORS, "officer": ["agriculture", "food_processing"]},
            {"fact": "sector", "met": ["tourism"]},
            {"fact": "sector", "met": ["manufacturing", "ict", "services"]},
        ],
        "remedy": "Inget i ansökan kan ändra det.",
    },
    {
        "id": "purpose",
        "text": "Satsningen har ett av stödets ändamål.",
        "when": [
            {"fact": "purposes", "any_of": ["product_development", "marketing", "machinery_equipment"]},
            {"fact": "purposes", "any_of": ["consulting", "skills_development"]},
            {"fact": "purposes", "any_of": ["innovation", "product_development"]},
            {"fact": "purposes", "any_of": ["energy_environment"]},
            {"fact": "purposes", "not_only": ["operating_costs", "own_work"]},
        ],
        "remedy": "Satsningen behöver gälla något annat.",
    },
    {
        "id": "market",
        "text": "Företaget konkurrerar inte med andra på en lokal marknad.",
        "when": [
            {"only_where": {"fact": "market_reach", "met": ["local", "regional"]},
             "then": {"fact": "local_competition", "is": False}},
            {"fact": "market_reach", "met": ["national", "international"]},
        ],
        "remedy": "Kunder utanför regionen skulle ändra bedömningen.",
    },
    {
        "id": "not_started",
        "text": "Inget är påbörjat innan ansökan har kommit in.",
        "when": [{"fact": "already_started", "is": False}],
        "remedy": "Det som redan är beställt kan inte få stöd.",
    },
    {
        "id": "cost",
        "text": "Kostnaden är tillräckligt stor.",
        "when": [{"fact": "cost_sek", "at_least": "least_cost"}],
        "remedy": "En större satsning kan prövas.",
    },
    {
        "id": "months",
        "text": "Projektet är tillräckligt kort.",
        "when": [{"fact": "project_months", "at_most": "most_months"}],
        "remedy": "Ett kortare projekt kan prövas.",
    },
    {
        "id": "share",
        "text": "Andra finansiärer betalar sin del.",
        "when": [
            {"fact": "cofinancing_percent", "at_least": "least_share"},
            {"either": [{"fact": "cofinancing_percent", "at_least": "least_share"},
                        {"fact": "cofinancing_in_cash", "is": True}]},
        ],
        "remedy": "Fler finansiärer skulle ändra bedömningen.",
    },
    {
        "id": "de_minimis",
        "text": "Det finns utrymme för försumbart stöd.",
        "when": [{"fact": "de_minimis_received_sek", "below": "de_minimis_ceiling"}],
        "remedy": "När äldre stöd faller bort finns det utrymme igen.",
    },
    {
        "id": "solvent",
        "text": "Företaget är inte på obestånd.",
        "when": [{"fact": "insolvent", "is": False}],
        "remedy": "Ekonomin behöver vara ordnad.",
    },
    {
        "id": "officer",
        "text": "En handläggare avgör resten.",
        "when": ["officer"],
    },
)  # fmt: skip
"""Criteria, each with the conditions that it may have."""

TODO: tuple[Written, ...] = (
    {
        "id": "permits",
        "text": "Se till att tillstånden är klara.",
        "done_when": {"fact": "permits_in_place", "is": True},
    },
    {"id": "financing", "text": "Ordna finansieringen.", "done_when": {"fact": "own_financing", "is": True}},
)

ANSWERS: tuple[Written, ...] = (
    {"aspect": "about", "text": "{name} hjälper företag och föreningar i länet att utvecklas."},
    {"aspect": "about", "about": ["syfte", "varför$", "meningen", "uppnå", "till vilken nytta"],
     "text": "Syftet med {name} är en hållbar utveckling i länet."},
    {"aspect": "who", "text": "{name} kan sökas av företag och föreningar med verksamhet i länet."},
    {"aspect": "who", "about": ["förening", "stiftelse", "ideell", "byalag", "idrottsklubb", "kyrka"],
     "text": "Föreningar kan söka {name} om de bedriver näringsverksamhet."},
    {"aspect": "who", "about": ["hotell", "camping", "stugby", "turist", "restaurang", "kafé"],
     "text": "Ja, företag i besöksnäringen kan söka {name}."},
    {"aspect": "who", "about": ["jordbruk", "lantbruk", "bonde", "mjölk", "spannmål", "gris", "höns"],
     "text": "Jordbruk prövas av en handläggare innan {name} kan bli aktuellt."},
    {"aspect": "who", "about": ["privatperson", "utan företag", "ingen firma", "inget företag", "enskild person"],
     "text": "Nej, {name} går inte till privatpersoner."},
    {"aspect": "amount", "text": "{name} är högst {cap}, och högst {rate} av kostnaderna."},
    {"aspect": "amount", "about": ["minst + kostnad", "lägsta belopp", "lägsta + kostnad", "hur lite"],
     "text": "Kostnaderna ska vara minst {least_cost} för att {name} ska kunna ges."},
    {"aspect": "purposes", "text": "{name} kan gå till maskiner, kompetens och utveckling av nya produkter."},
    {"aspect": "purposes", "about": ["maskin", "traktor", "svarv", "fräs", "robot", "ugn", "truck"],
     "text": "Ja, maskiner som behövs i verksamheten kan få {name}."},
    {"aspect": "purposes", "about": ["hemsida", "webbutik", "digitalisering", "app$", "affärssystem", "it-system"],
     "text": "Ja, en digital satsning kan få {name}."},
    {"aspect": "purposes", "about": ["solceller", "värmepump", "laddstolpe", "energi*", "isolering"],
     "text": "Kanske. En handläggare avgör om energisatsningar kan få {name}."},
    {"aspect": "exclusions", "about": ["hyra", "lön$", "löner", "eget arbete", "drift", "leasing", "moms$"],
     "text": "Nej, löpande kostnader kan inte få {name}."},
    {"aspect": "deadline", "text": "{name} söks under den tid som står på sidan."},
    {"aspect": "how_to_apply", "text": "{name} söks i Min ansökan."},
    {"aspect": "how_to_apply", "about": ["papper", "brev", "mejl", "e-post", "blankett"],
     "text": "Nej, {name} söks bara digitalt."},
    {"aspect": "attachments", "text": "Till ansökan om {name} hör offerter och avtal."},
    {"aspect": "start", "text": "Börja inte innan ansökan om {name} har kommit in."},
    {"aspect": "payment", "text": "{name} betalas ut i efterskott."},
    {"aspect": "contact", "text": "Fråga Provregionen om {name}."},
)  # fmt: skip
"""Answers; each call takes half of the words."""
