from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiprod.providers.narration.spoken import speak


def said(text: str, language: str = "en-US") -> str:
    return " ".join(word for token in speak(text, language) for word in token.words)


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("$12.5 million", "twelve point five million dollars"),
        ("$1", "one dollar"),
        ("$4.50", "four dollars and fifty cents"),
        ("€3", "three euros"),
        ("£2bn", "two billion pounds"),
        ("25%", "twenty five percent"),
        ("1,234 people", "one thousand two hundred thirty four people"),
        ("in 1984", "in nineteen eighty four"),
        ("in 1905", "in nineteen oh five"),
        ("in 2005", "in two thousand five"),
        ("the 1990s", "the nineteen nineties"),
        ("the 21st century", "the twenty first century"),
        ("March 3, 2024", "March third twenty twenty four"),
        ("2024-05-01", "may first twenty twenty four"),
        ("at 10:30 am", "at ten thirty ay em"),
        ("at 9:05pm", "at nine oh five p m"),
        ("5 km", "five kilometers"),
        ("1 km", "one kilometer"),
        ("-5°C", "minus five degrees celsius"),
        ("120 km/h", "one hundred twenty kilometers per hour"),
        ("10-20 kg", "ten to twenty kilograms"),
        ("1/2 and 3/4", "one half and three quarters"),
        ("24/7", "twenty four seven"),
        ("Dr. Smith vs. Mr. Lee", "doctor Smith versus mister Lee"),
        ("e.g. rain", "for example rain"),
        ("the BBC and NASA", "the b b c and NASA"),
        ("APIs", "ay p i's"),
        ("R&D", "r and d"),
        ("COVID-19", "COVID nineteen"),
        ("4K", "four k"),
        ("https://www.example.com/foo", "example dot com slash foo"),
        ("me@site.org", "me at site dot org"),
        ("naïve café in São Paulo", "naive cafe in Sao Paulo"),
        ("salt & pepper", "salt and pepper"),
        ("state-of-the-art", "state of the art"),
        ("007", "zero zero seven"),
        ("THE WORLD IS BIG AND NEW", "THE WORLD IS BIG AND NEW"),
        ("5 in the morning", "five in the morning"),
        ("On 20 July 1969", "On the twentieth of July nineteen sixty nine"),
        ("on the 4th July", "on the fourth of July"),
        ("7/4/2023", "july fourth twenty twenty three"),
        ("13/4/2023", "april thirteenth twenty twenty three"),
        ("Jan. 5 and Sept 11", "january fifth and september eleventh"),
        ("in 1066", "in ten sixty six"),
        ("1939–45", "nineteen thirty nine to forty five"),
        ("12:00 pm", "twelve p m"),
        ("$3.5m", "three point five million dollars"),
        ("$5-$10", "five to ten dollars"),
        ("5%-10%", "five to ten percent"),
        ("€1.234,50", "one thousand two hundred thirty four euros and fifty cents"),
        ("US$5, 6 USD, EUR 7", "five dollars six dollars seven euros"),
        ("a $5-million deal", "a five million dollar deal"),
        ("1.5M views, 10k", "one point five million views ten thousand"),
        ("2.0 and 2", "two point zero and two"),
        ("1 1/2 cups, 2½", "one and one half cups two and one half"),
        ("~50, ±2", "about fifty plus or minus two"),
        ("x² per km²", "x squared per square kilometer"),
        ("500 MB/s at 60 fps", "five hundred megabytes per second at sixty frames per second"),
        ("16:9 and 5'10\"", "sixteen to nine and five foot ten"),
        ("(555) 123-4567", "five five five one two three four five six seven"),
        ("version 1.2.3", "version one point two point three"),
        ("5G", "five g"),
        ("9/11", "nine eleven"),
        ("No. 5, pp. 5-9", "number five pages five to nine"),
        ("Henry VIII and Elizabeth II's", "Henry the eighth and Elizabeth the second's"),
        ("World War II, Chapter IV", "World War two Chapter four"),
        ("the XXI century", "the twenty first century"),
        ("Baker St. is near St. Paul", "Baker street is near saint Paul"),
        ("a GPU for FIFA", "a g p u for FIFA"),
        ("NEVER do this", "NEVER do this"),
        ("I ❤️ it 😀", "I it"),
        ("https://aiprod.dev/docs?x=1", "aiprod dot dev slash docs"),
        ("C++ and C#", "c plus plus and c sharp"),
        ("I read it yesterday, I will read on", "I red it yesterday I will reed on"),
        ("a lead pipe will lead", "a led pipe will leed"),
        ("They live for a live show", "They liv for a lyve show"),
        ("a bow and arrow", "a boe and arrow"),
    ],
)
def test_english_is_said_in_full(written: str, spoken: str) -> None:
    assert said(written) == spoken


@pytest.mark.parametrize(
    ("language", "written", "spoken"),
    [
        ("fr", "3,50 €", "trois euros cinquante"),
        ("fr", "1 200 € et 2,5 milliards €", "mille deux cents euros et deux virgule cinq milliards d'euros"),
        ("fr", "M. Dupont, n° 5, 14h30", "monsieur Dupont numéro cinq quatorze heures trente"),
        ("fr", "Louis XIV au XXIe siècle", "Louis quatorze au vingt et unième siècle"),
        ("fr", "-5 °C, 10-20 km/h", "moins cinq degrés Celsius dix à vingt kilomètres à l'heure"),
        (
            "de",
            "am 20. Juli, z.B. im 21. Jahrhundert",
            "am zwanzigsten Juli zum Beispiel im einundzwanzigsten Jahrhundert",
        ),
        ("de", "20.07.1969 um 14:30 Uhr", "zwanzigsten Juli neunzehnhundertneunundsechzig um vierzehn Uhr dreißig"),
        ("de", "3,50 € für 100 m²", "drei Euro fünfzig für einhundert Quadratmeter"),
        ("es", "1.234,50 €", "mil doscientos treinta y cuatro euros con cincuenta"),
        ("es", "$3.5 millones", "tres coma cinco millones de dólares"),
        ("es", "Sr. López, 20/07/1969", "señor López veinte de julio de mil novecientos sesenta y nueve"),
        ("es", "siglo XXI, 3,05 kg", "siglo veintiuno tres coma cero cinco kilogramos"),
        ("it", "3,50 € il 1/05/2020", "tre euro e cinquanta il primo maggio duemilaventi"),
        ("it", "nel XXI secolo, 25%", "nel ventunesimo secolo venticinque per cento"),
        ("pt", "R$ 1.234,50 e US$ 5", "mil duzentos e trinta e quatro reais e cinquenta e cinco dólares"),
        ("pt", "1 de maio de 2020", "um de maio de dois mil e vinte"),
        ("nl", "€ 3,50 om 14:30", "drie euro vijftig om veertien uur dertig"),
        ("tr", "%25", "yüzde yirmibeş"),
        ("fr", "1 234 567 personnes", "un million deux cent trente-quatre mille cinq cent soixante-sept personnes"),
        ("de", "im Jahr 1984", "im Jahr neunzehnhundertvierundachtzig"),
        ("de", "1.234,5", "eintausendzweihundertvierunddreißig Komma fünf"),
        ("es", "20%", "veinte por ciento"),
        ("sw", "watu 20", "watu 20"),
    ],
)
def test_other_languages_say_numbers_in_their_own_words(language: str, written: str, spoken: str) -> None:
    assert said(written, language) == spoken


def test_titles_and_initials_do_not_end_a_sentence_but_a_dotted_word_before_a_capital_does() -> None:
    tokens = speak("Dr. J. Smith left at 5 p.m. Nobody saw him.", "en")
    assert [token.written for token in tokens if token.ends_sentence] == ["p.m.", "him."]


def test_a_blank_line_ends_a_paragraph_and_a_line_break_does_not_end_a_sentence() -> None:
    tokens = speak("One line\nwrapped\n\nNew paragraph", "en")
    assert [token.written for token in tokens if token.ends_sentence] == ["wrapped", "paragraph"]
    assert [token.written for token in tokens if token.ends_paragraph] == ["wrapped"]


def test_a_lone_dash_is_kept_as_a_token_and_heard_as_a_pause() -> None:
    built, dash, by = speak("built — by", "en")
    assert (built.pause, dash.words, by.words) == ("—", (), ("by",))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["en", "fr", "de", "hi", "xx"]))
def test_any_text_keeps_every_token_in_order(text: str, language: str) -> None:
    assert [token.written for token in speak(text, language)] == text.split()


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="0123456789.,-/:$€%#'skmKapth°C ", max_size=24))
def test_any_jumble_of_digits_and_signs_is_said_without_digits(text: str) -> None:
    assert not any(letter.isdigit() for letter in said(text))
