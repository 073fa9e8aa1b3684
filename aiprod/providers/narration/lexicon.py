"""Written English forms and how they are said: tables only."""

from __future__ import annotations

TITLES = {
    "dr.": "doctor",
    "mr.": "mister",
    "mrs.": "missus",
    "ms.": "miz",
    "prof.": "professor",
    "gen.": "general",
    "sen.": "senator",
    "rev.": "reverend",
    "capt.": "captain",
    "lt.": "lieutenant",
    "sgt.": "sergeant",
    "st.": "saint",
    "mt.": "mount",
    "ft.": "fort",
    "e.g.": "for example",
    "i.e.": "that is",
    "vs.": "versus",
    "approx.": "approximately",
    "fig.": "figure",
    "vol.": "volume",
    "ch.": "chapter",
    "cf.": "compare",
    "hon.": "honorable",
    "col.": "colonel",
    "gov.": "governor",
    "pres.": "president",
}
"""Abbreviations after which no sentence ends."""

ABBREVIATIONS = {
    "etc.": "et cetera",
    "inc.": "incorporated",
    "ltd.": "limited",
    "co.": "company",
    "corp.": "corporation",
    "jr.": "junior",
    "sr.": "senior",
    "ave.": "avenue",
    "blvd.": "boulevard",
    "rd.": "road",
    "dept.": "department",
    "est.": "established",
    "ph.d.": "p h d",
    "phd": "p h d",
    "ok": "okay",
    "w/": "with",
    "w/o": "without",
    "mon.": "monday",
    "tue.": "tuesday",
    "tues.": "tuesday",
    "wed.": "wednesday",
    "thu.": "thursday",
    "thurs.": "thursday",
    "fri.": "friday",
    "a.m.": "ay em",
    "p.m.": "p m",
    "am": "ay em",
    "pm": "p m",
    "vs": "versus",
    "u.s.": "u s",
    "u.k.": "u k",
    "b.c.": "b c",
    "a.d.": "ay d",
}

MONTHS = "january february march april may june july august september october november december".split()
SHORT_MONTHS = {month[:3]: month for month in MONTHS} | {"sept": "september"}
"""Only beside a number: "may", "mar" and "dec" mean other things too."""

SYMBOLS = {"&": "and", "+": "plus", "=": "equals", "@": "at", "%": "percent", "#": "number", "×": "times", "→": "to",
           "<": "less than", ">": "greater than", "≤": "at most", "≥": "at least", "≈": "about", "~": "about",
           "±": "plus or minus", "÷": "divided by", "§": "section", "©": "copyright", "^": "to the power of",
           "²": "squared", "³": "cubed", "°": "degrees", "√": "the square root of", "∞": "infinity"}  # fmt: skip

SAID_AS_WORDS = frozenset(
    "NASA NATO UNESCO UNICEF OPEC LASER RADAR SONAR SCUBA AIDS COVID RAM ROM PIN SIM JPEG GIF FIFA UEFA NAFTA ASEAN "
    "SWAT SARS MERS BRICS CERN DARPA NOAA FEMA OSHA IKEA LEGO MIDI LAN WAN TED SETI ASCII CAPTCHA NASDAQ POTUS ZIP "
    "DOS BASIC VAT".split()
)
"""Initials that are read as a word, not letter by letter."""

STRESSED = frozenset(
    "NOT NEVER ALWAYS ALL YES NO STOP NOW NEW FREE BIG ONE ONLY MUST VERY EVERY BEST AND OR BUT THE THIS THAT IS ARE "
    "WAS DO DON'T CAN WILL YOU YOUR WE OUR ME MY HOW WHY WHAT WHEN WHO'S MORE MOST LESS NONE TWO SO TOO GO GET READ "
    "HERE THERE JUST EVEN BE IF OF TO IN ON AT BY FOR FROM WITH".split()
)
"""Plain words that writers set in capitals to stress them."""

NUMBERED = frozenset(
    "chapter part act scene volume book section war phase stage level round season episode bowl class appendix title "
    "article step mark type figure table".split()
)
"""A Roman numeral after one of these is read as a plain number."""

CROWNED = frozenset(
    "henry elizabeth louis charles george james edward richard william mary john paul pius benedict gregory alexander "
    "catherine peter nicholas frederick wilhelm philip francis ferdinand napoleon leo innocent urban clement ramses "
    "cleopatra margaret christian gustav otto leopold ivan mehmed selim murad darius xerxes thutmose amenhotep "
    "ptolemy julius sixtus adrian victor robert harald haakon christina isabella alfonso juan carlos pedro".split()
)
"""Names of rulers and popes: a Roman numeral after one is "the eighth"."""

LETTERS = {"a": "ay", "w": "double u"}
"""Letter names an English voice would otherwise get wrong: a lone "a" is read as the article."""

FOLDED = {"ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ł": "l", "Ł": "L", "đ": "d",
          "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "’": "'", "‘": "'"}  # fmt: skip
"""Letters that Unicode does not decompose, for voices that know ASCII only."""
