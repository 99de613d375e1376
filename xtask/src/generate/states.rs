//! The invented states: names, capitals, clocks. None of them exists.

/// `name|adjective|capital|half hours ahead of UTC|style of names`, where the style is `l` (Latin
/// letters), `t` (transliterated: several spellings in use) or `f` (family name first).
pub(crate) const STATES: &str = "\
Valdoria|Valdorian|Brennholt|6|t
Kestrelia|Kestrelian|Larkmoor|-10|l
the Marran Federation|Marran|Tavisund|18|f
Ostrelland|Ostrellandic|Sankt Orlan|2|l
Haddrian Republic|Haddrian|Qasr Haddra|6|t
Corundia|Corundian|Vellmar|-6|l
Sarkovia|Sarkovian|Podgrest|4|t
Quillora|Quilloran|Villa Arrayan|-8|l
Zhemaria|Zhemarian|Odrevsk|8|t
Hestmark|Hestmarkian|Sundvik|2|l
Tamrasia|Tamrasian|Ulan Tamra|16|t
Hwaryon|Hwaryonese|Sejinpo|18|f
Brankel|Brankelese|Port Brankel|20|l
Lumbria|Lumbrian|Villasol|0|l
Karashtan|Karashtani|Shahr Karasht|9|t
Pindoria|Pindorian|Belmarque|-6|l
Mbalasa|Mbalasan|Kintembe|2|l
Urteshan|Urteshi|Bek Urtesh|10|t
Eslanne|Eslannic|Port Anselm|2|l
Sidrania|Sidranian|Marsa Sidran|4|t
Nordhavn|Nordhavnian|Kaldvik|0|l
Altinkapi|Altinkapian|Orhankent|6|t
Skaanland|Skaanlandic|Ytterby Sound|2|l
Finnay|Finnayan|Ballinrath|0|l
Tolmecia|Tolmecian|Xochimar|-12|l
Yandong|Yandongese|Linyang|16|f
Paraguel|Paraguelan|Asunta|-8|l
Rosslund|Rosslunder|Rossby|4|l
Hinoto|Hinotese|Minatogawa|18|f
Callisle|Callislean|Saint Cally|-8|l
Kelmeria|Kelmerian|Kelmgorod|6|t
Norvalia|Norvalian|Norvaburg|2|l
Kasimba|Kasimban|Kalumbe|4|l
Arvennia|Arvennian|Beauchatel|2|l
Alcoranza|Alcoranzan|Puerto Alcor|-10|l
Balharia|Balharian|Balhar City|7|t
Korvathia|Korvathian|Telmstad|4|t
Drenova|Drenovan|Drenograd|2|t
Lokanesia|Lokanesian|Lokaport|22|l
Vardeshan|Vardeshi|Nava Vardesh|11|t
Tessaria|Tessarian|Tessaport|2|l
Samarinia|Samarinian|Samarburg|12|t
Umbrinia|Umbrinian|Umbrinsk|14|t
Dorrimland|Dorrimese|Dorrimouth|-7|l
Zemblania|Zemblanian|Onhavan|2|l
Aldmeria|Aldmerian|Aldmouth|0|l
Tarsholm|Tarsholmian|Tarsby|2|l
Pontevira|Ponteviran|Foz Vira|0|l
Castrena|Castrenan|Castramar|2|l
Lomaia|Lomaian|Lomai Town|24|l
Ghadamia|Ghadamian|Ghadames Wells|2|t
Wymarkia|Wymarkian|Castle Wymark|0|l
Serrania|Serranian|Serra Alta|-6|l
Jindara|Jindaran|Jindapur|11|t
Okhoria|Okhorian|Okhorsk|20|t
Belvaria|Belvarian|Belvaraz|2|l
Madurai Isles|Maduran|Port Madur|10|l
Tuvaquia|Tuvaquian|Tuvaq Landing|-6|l
Sombawe|Sombawean|Sombaville|2|l
Cintra Baixa|Cintran|Baixaporto|-2|l
";
