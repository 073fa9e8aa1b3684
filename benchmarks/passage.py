"""One short passage in every language that is spoken, for the pace of each voice: plain words, no figures."""

from __future__ import annotations

PASSAGE = {
    "en": "Good bread needs flour, water and time. The dough rests all night in a cool place. In the morning the baker "
    "opens the oven, and the whole street wakes up with the smell. Children stop on their way to school and look "
    "through the window.",
    "fr": "Le bon pain demande de la farine, de l'eau et du temps. La pâte se repose toute la nuit dans un endroit "
    "frais. Le matin, le boulanger ouvre le four, et toute la rue se réveille avec l'odeur. Les enfants s'arrêtent sur "
    "le chemin de l'école et regardent par la fenêtre.",
    "de": "Gutes Brot braucht Mehl, Wasser und Zeit. Der Teig ruht die ganze Nacht an einem kühlen Ort. Am Morgen "
    "öffnet der Bäcker den Ofen, und die ganze Straße wacht mit dem Duft auf. Kinder bleiben auf dem Schulweg stehen "
    "und schauen durch das Fenster.",
    "es": "El buen pan necesita harina, agua y tiempo. La masa descansa toda la noche en un lugar fresco. Por la "
    "mañana el panadero abre el horno, y toda la calle despierta con el olor. Los niños se detienen de camino a "
    "la escuela y miran por la ventana.",
    "it": "Il buon pane ha bisogno di farina, acqua e tempo. L'impasto riposa tutta la notte in un luogo fresco. Al "
    "mattino il fornaio apre il forno, e tutta la strada si sveglia con il profumo. I bambini si fermano mentre vanno "
    "a scuola e guardano dalla finestra.",
    "pt": "O bom pão precisa de farinha, água e tempo. A massa descansa a noite toda em um lugar fresco. De manhã o "
    "padeiro abre o forno, e a rua inteira acorda com o cheiro. As crianças param no caminho da escola e olham pela "
    "janela.",
    "nl": "Goed brood heeft meel, water en tijd nodig. Het deeg rust de hele nacht op een koele plek. In de ochtend "
    "opent de bakker de oven, en de hele straat wordt wakker van de geur. Kinderen blijven op weg naar school staan en "
    "kijken door het raam.",
    "sv": "Gott bröd behöver mjöl, vatten och tid. Degen vilar hela natten på en sval plats. På morgonen öppnar "
    "bagaren ugnen, och hela gatan vaknar av doften. Barnen stannar på väg till skolan och tittar in genom fönstret.",
    "da": "Godt brød kræver mel, vand og tid. Dejen hviler hele natten på et køligt sted. Om morgenen åbner bageren "
    "ovnen, og hele gaden vågner ved duften. Børnene standser på vej til skole og kigger ind ad vinduet.",
    "no": "Godt brød trenger mel, vann og tid. Deigen hviler hele natten på et kjølig sted. Om morgenen åpner bakeren "
    "ovnen, og hele gaten våkner av duften. Barna stopper på vei til skolen og ser inn gjennom vinduet.",
    "fi": "Hyvä leipä tarvitsee jauhoja, vettä ja aikaa. Taikina lepää koko yön viileässä paikassa. Aamulla leipuri "
    "avaa uunin, ja koko katu herää tuoksuun. Lapset pysähtyvät koulumatkalla ja katsovat ikkunasta sisään.",
    "pl": "Dobry chleb potrzebuje mąki, wody i czasu. Ciasto odpoczywa całą noc w chłodnym miejscu. Rano piekarz "
    "otwiera piec, a cała ulica budzi się od zapachu. Dzieci zatrzymują się w drodze do szkoły i patrzą przez okno.",
    "cs": "Dobrý chléb potřebuje mouku, vodu a čas. Těsto odpočívá celou noc na chladném místě. Ráno pekař otevře pec "
    "a celá ulice se probudí vůní. Děti se zastaví cestou do školy a dívají se oknem dovnitř.",
    "ro": "Pâinea bună are nevoie de făină, apă și timp. Aluatul se odihnește toată noaptea într-un loc răcoros. "
    "Dimineața brutarul deschide cuptorul, și toată strada se trezește cu mirosul. Copiii se opresc în drum spre "
    "școală și privesc pe fereastră.",
    "hu": "A jó kenyérhez liszt, víz és idő kell. A tészta egész éjjel pihen egy hűvös helyen. Reggel a pék kinyitja "
    "a kemencét, és az egész utca az illatra ébred. A gyerekek megállnak iskolába menet, és benéznek az ablakon.",
    "el": "Το καλό ψωμί θέλει αλεύρι, νερό και χρόνο. Το ζυμάρι ξεκουράζεται όλη τη νύχτα σε δροσερό μέρος. Το πρωί ο "
    "φούρναρης ανοίγει τον φούρνο, και όλος ο δρόμος ξυπνά από τη μυρωδιά. Τα παιδιά σταματούν στον δρόμο για το "
    "σχολείο και κοιτούν από το παράθυρο.",
    "tr": "İyi ekmek için un, su ve zaman gerekir. Hamur bütün gece serin bir yerde dinlenir. Sabah fırıncı fırını "
    "açar, ve bütün sokak kokuyla uyanır. Çocuklar okula giderken durur ve pencereden bakarlar.",
    "ru": "Хорошему хлебу нужны мука, вода и время. Тесто отдыхает всю ночь в прохладном месте. Утром пекарь "
    "открывает печь, и вся улица просыпается от запаха. Дети останавливаются по дороге в школу и смотрят в окно.",
    "uk": "Доброму хлібу потрібні борошно, вода і час. Тісто відпочиває всю ніч у прохолодному місці. Вранці пекар "
    "відчиняє піч, і вся вулиця прокидається від запаху. Діти зупиняються дорогою до школи і дивляться у вікно.",
    "ar": "الخبز الجيد يحتاج إلى الدقيق والماء والوقت. يرتاح العجين طوال الليل في مكان بارد. في الصباح يفتح الخباز "
    "الفرن، فيستيقظ الشارع كله على الرائحة. يتوقف الأطفال في طريقهم إلى المدرسة وينظرون من النافذة.",
    "hi": "अच्छी रोटी को आटा, पानी और समय चाहिए। आटा पूरी रात ठंडी जगह पर रहता है। सुबह बेकर भट्ठी खोलता है, और पूरी गली खुशबू से "
    "जाग जाती है। बच्चे स्कूल जाते हुए रुकते हैं और खिड़की से देखते हैं।",
    "id": "Roti yang baik membutuhkan tepung, air dan waktu. Adonan beristirahat sepanjang malam di tempat yang sejuk. "
    "Pada pagi hari tukang roti membuka oven, dan seluruh jalan terbangun oleh aromanya. Anak-anak berhenti dalam "
    "perjalanan ke sekolah dan melihat melalui jendela.",
    "vi": "Bánh mì ngon cần bột, nước và thời gian. Bột nghỉ cả đêm ở nơi mát. Buổi sáng người thợ mở lò, và cả con "
    "phố thức dậy với mùi thơm. Trẻ em dừng lại trên đường đến trường và nhìn qua cửa sổ.",
    "ko": "좋은 빵에는 밀가루와 물과 시간이 필요합니다. 반죽은 밤새 시원한 곳에서 쉽니다. 아침에 제빵사가 오븐을 열면, "
    "온 거리가 냄새에 잠을 깹니다. 아이들은 학교 가는 길에 멈춰서 창문을 들여다봅니다.",
    "zh": "好的面包 需要面粉， 水和时间。 面团整夜 放在凉爽的地方。 早上面包师 打开烤箱， 整条街 都被香味唤醒。 "
    "孩子们 在上学的路上 停下来 看着窗户。",
}
