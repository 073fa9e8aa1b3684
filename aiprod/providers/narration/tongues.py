"""What six languages call dates, hours, money and measures where their voices stumble: tables only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Names = tuple[str, str]
"""Singular and plural."""


@dataclass(frozen=True)
class Tongue:
    """One language's words. ``of`` joins day, month and year; ``cents`` joins money's whole and its hundredths;
    ``hours`` are what stands between hours and minutes; ``first`` is the first day of a month.
    """

    comma: str
    minus: str
    to: str
    of: str
    cents: str
    hours: Names
    first: str
    money_of: str
    months: tuple[str, ...]
    money: Mapping[str, Names]
    units: Mapping[str, Names]
    short: Mapping[str, str] = field(default_factory=dict)
    scales: frozenset[str] = frozenset()


def _months(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _measures(
    words: str, plural: Names, per_hour: str, degrees: Names, square: Names, percent: str
) -> dict[str, Names]:
    """The metric units. ``words`` are metre, kilometre, centimetre, millimetre, gram, kilogram, milligram, litre and
    tonne; ``plural`` is the ending they drop and the one they take; ``square`` stands before or after a length.
    """
    drop, take = plural
    names = {
        sign: (word, word.removesuffix(drop) + take if word.endswith(drop) else word)
        for sign, word in zip("m km cm mm g kg mg l t".split(), words.split(), strict=True)
    }
    names |= {"L": names["l"], "°": degrees, "°C": (f"{degrees[0]} Celsius", f"{degrees[1]} Celsius")}
    names |= {"km/h": (f"{names['km'][0]} {per_hour}", f"{names['km'][1]} {per_hour}"), "%": (percent, percent)}
    for sign in ("m", "km"):
        if square[0].startswith("~"):
            names[f"{sign}²"] = (f"{square[0][1:]}{names[sign][0].lower()}", f"{square[1][1:]}{names[sign][1].lower()}")
        else:
            names[f"{sign}²"] = (f"{names[sign][0]} {square[0]}", f"{names[sign][1]} {square[1]}")
    return names


TONGUES: dict[str, Tongue] = {
    "es": Tongue(
        "coma", "menos", "a", "de", "con", ("", ""), "primero", "de",
        _months("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
        {"€": ("euro", "euros"), "$": ("dólar", "dólares"), "£": ("libra", "libras")},
        _measures("metro kilómetro centímetro milímetro gramo kilogramo miligramo litro tonelada", ("", "s"),
                  "por hora", ("grado", "grados"), ("cuadrado", "cuadrados"), "por ciento"),
        {"sr.": "señor", "sra.": "señora", "srta.": "señorita", "dr.": "doctor", "dra.": "doctora", "d.": "don",
         "ud.": "usted", "uds.": "ustedes", "nº": "número", "núm.": "número", "pág.": "página",
         "p.ej.": "por ejemplo", "etc.": "etcétera", "av.": "avenida", "avda.": "avenida"},
        frozenset({"millón", "millones", "billón", "billones"}),
    ),
    "fr": Tongue(
        "virgule", "moins", "à", "", "", ("heure", "heures"), "premier", "de",
        _months("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
        {"€": ("euro", "euros"), "$": ("dollar", "dollars"), "£": ("livre", "livres")},
        _measures("mètre kilomètre centimètre millimètre gramme kilogramme milligramme litre tonne", ("", "s"),
                  "à l'heure", ("degré", "degrés"), ("carré", "carrés"), "pour cent"),
        {"m.": "monsieur", "mm.": "messieurs", "mme": "madame", "mlle": "mademoiselle", "dr": "docteur",
         "pr": "professeur", "st": "saint", "n°": "numéro", "p.": "page", "p.ex.": "par exemple",
         "etc.": "et cetera", "av.": "avant", "c.-à-d.": "c'est-à-dire"},
        frozenset({"million", "millions", "milliard", "milliards"}),
    ),
    "de": Tongue(
        "Komma", "minus", "bis", "", "", ("Uhr", "Uhr"), "ersten", "",
        _months("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
        {"€": ("Euro", "Euro"), "$": ("Dollar", "Dollar"), "£": ("Pfund", "Pfund")},
        _measures("Meter Kilometer Zentimeter Millimeter Gramm Kilogramm Milligramm Liter Tonnen", ("", ""),
                  "pro Stunde", ("Grad", "Grad"), ("~Quadrat", "~Quadrat"), "Prozent"),
        {"dr.": "Doktor", "prof.": "Professor", "hr.": "Herr", "fr.": "Frau", "nr.": "Nummer", "z.b.": "zum Beispiel",
         "d.h.": "das heißt", "u.a.": "unter anderem", "usw.": "und so weiter", "bzw.": "beziehungsweise",
         "ca.": "circa", "mio.": "Millionen", "mrd.": "Milliarden", "str.": "Straße", "st.": "Sankt",
         "vgl.": "vergleiche", "evtl.": "eventuell",
         "ggf.": "gegebenenfalls", "inkl.": "inklusive",
         "s.": "Seite", "jh.": "Jahrhundert"},
        frozenset({"mio.", "mrd.", "million", "millionen", "milliarde", "milliarden"}),
    ),
    "it": Tongue(
        "virgola", "meno", "a", "", "e", ("e", "e"), "primo", "di",
        _months("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
        {"€": ("euro", "euro"), "$": ("dollaro", "dollari"), "£": ("sterlina", "sterline")},
        _measures("metro chilometro centimetro millimetro grammo chilogrammo milligrammo litro tonnellata", ("o", "i"),
                  "all'ora", ("grado", "gradi"), ("quadrato", "quadrati"), "per cento"),
        {"sig.": "signor", "sig.ra": "signora", "dott.": "dottor", "dott.ssa": "dottoressa", "prof.": "professor",
         "ing.": "ingegner", "n.": "numero", "pag.": "pagina", "ecc.": "eccetera", "es.": "esempio"},
        frozenset({"milione", "milioni", "miliardo", "miliardi"}),
    ),
    "pt": Tongue(
        "vírgula", "menos", "a", "de", "e", ("horas e", "horas e"), "primeiro", "de",
        _months("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
        {"R$": ("real", "reais"), "US$": ("dólar", "dólares"), "€": ("euro", "euros"), "$": ("dólar", "dólares"),
         "£": ("libra", "libras")},
        _measures("metro quilômetro centímetro milímetro grama quilo miligrama litro tonelada", ("", "s"), "por hora",
                  ("grau", "graus"), ("quadrado", "quadrados"), "por cento"),
        {"sr.": "senhor", "sra.": "senhora", "dr.": "doutor", "dra.": "doutora", "prof.": "professor",
         "nº": "número", "pág.": "página", "p.ex.": "por exemplo", "etc.": "et cetera", "av.": "avenida"},
        frozenset({"milhão", "milhões", "bilhão", "bilhões"}),
    ),
    "nl": Tongue(
        "komma", "min", "tot", "", "", ("uur", "uur"), "één", "",
        _months("januari februari maart april mei juni juli augustus september oktober november december"),
        {"€": ("euro", "euro"), "$": ("dollar", "dollar"), "£": ("pond", "pond")},
        _measures("meter kilometer centimeter millimeter gram kilogram milligram liter ton", ("", ""), "per uur",
                  ("graad", "graden"), ("~vierkante ", "~vierkante "), "procent"),
        {"dhr.": "de heer", "mevr.": "mevrouw", "dr.": "dokter", "nr.": "nummer", "bijv.": "bijvoorbeeld",
         "d.w.z.": "dat wil zeggen", "enz.": "enzovoort", "o.a.": "onder andere", "ca.": "circa"},
        frozenset({"miljoen", "miljard"}),
    ),
}  # fmt: skip
