import { describe, expect, test } from 'vitest';
import { disclosures } from '../rules/disclosures/index.ts';
import en from '../rules/lexicon/en.json' with { type: 'json' };
import { languages } from '../rules/lexicon/languages.ts';
import { byScript, conceptsOf, normalHeading, phrasesFor } from '../rules/lexicon/lexicon.ts';
import { isPlaceholder } from '../rules/lexicon/placeholders.ts';
import { readCard } from '../rules/snapshot/card.ts';

const concepts = Object.keys(en.headings);
const ids = new Set<string>(disclosures.map(({ id }) => id));
const others = languages.filter(({ language }) => language !== 'en');
const hasScript = (language: string): boolean => byScript.some((script) => script.language === language);
const conceptsIn = (heading: string): ReadonlySet<string> => conceptsOf(normalHeading(heading));

/** Per language: three sentences, then headings for usage, limitations, training data, evaluation and licence. */
const samples: Record<string, { text: string; headings: readonly [string, string, string, string, string]; phrase: readonly [id: string, says: string, doesNot: string] }> = {
  am: { text: 'ይህ ሞዴል የአንባቢዎችን ደብዳቤዎች በርዕስ ይለያል። ደብዳቤዎቹ ከሦስት ቤተ መጻሕፍት ተሰብስበዋል። ከማተምዎ በፊት ውጤቱን እንደገና ያንብቡ።', headings: ['እንዴት መጠቀም እንደሚቻል', 'ገደቦች', 'የስልጠና መረጃ', 'ውጤቶች', 'ፈቃድ'], phrase: ['limitations', 'ሞዴሉ ሊሳሳት ይችላል', 'ትንሽ ነው'] },
  ar: { text: 'هذا النموذج يصنف رسائل القراء. جمعنا الرسائل من ثلاث مكتبات عامة. نرجو مراجعة النتائج قبل نشرها.', headings: ['طريقة الاستخدام', 'القيود', 'بيانات التدريب', 'النتائج', 'الترخيص'], phrase: ['limitations', 'قد ينتج النموذج نصوصا غريبة', 'صنعناه في الشتاء'] },
  da: { text: 'Modellen er trænet på breve fra et lille bibliotek og bruges af læsere. Den kan sortere dem efter emne, men ikke efter dato. Vi har også samlet svar fra andre biblioteker.', headings: ['Sådan bruges modellen', 'Begrænsninger', 'Træningsdata', 'Resultater', 'Licens'], phrase: ['training-data', 'Den er trænet på breve', 'Den er hurtig'] },
  de: { text: 'Das Modell wurde mit Briefen aus einer kleinen Bibliothek trainiert und ordnet sie nach Thema. Es ist nicht für andere Texte gedacht. Wir haben auch die Antworten der Leser gesammelt.', headings: ['Verwendung', 'Einschränkungen', 'Trainingsdaten', 'Ergebnisse', 'Lizenz'], phrase: ['out-of-scope-use', 'Es ist nicht geeignet für Verträge', 'Es ist klein'] },
  es: { text: 'El modelo ordena las cartas de los lectores según el tema. Fue entrenado con textos de una biblioteca pequeña, pero también con respuestas. Puede fallar cuando la carta es muy corta.', headings: ['Cómo usar el modelo', 'Limitaciones y sesgos', 'Datos de entrenamiento', 'Resultados', 'Licencia'], phrase: ['training-data', 'Fue entrenado con cartas', 'Es pequeño'] },
  fa: { text: 'این مدل نامه های خوانندگان را دسته بندی می کند. نامه ها از سه کتابخانه گرفته شده اند. پیش از انتشار نتیجه را بازبینی کنید.', headings: ['نحوه استفاده', 'محدودیت‌ها', 'داده‌های آموزشی', 'نتایج', 'مجوز'], phrase: ['limitations', 'مدل ممکن است اشتباه کند', 'در زمستان ساخته شد'] },
  fr: { text: 'Le modèle classe les lettres des lecteurs par sujet. Il est entraîné avec les textes d’une petite bibliothèque, mais aussi sur leurs réponses. Nous avons relu une partie des résultats.', headings: ['Comment utiliser le modèle', 'Limites et biais', 'Données d’entraînement', 'Résultats', 'Licence'], phrase: ['limitations', 'Il n’est pas parfait', 'Il est petit'] },
  ha: { text: 'Wannan samfuri yana rarraba wasiƙun masu karatu. An tattara wasiƙun daga ɗakunan karatu uku, kuma suna cikin harshen Hausa. Karanta sakamakon kafin a buga shi, domin yana iya yin kuskure.', headings: ['Yadda ake amfani', 'Iyakoki', 'Bayanan horo', 'Sakamako', 'Lasisi'], phrase: ['training-data', 'An horar da shi da wasiƙu', 'Ƙarami ne'] },
  hi: { text: 'यह मॉडल पाठकों के पत्र छाँटता है। पत्र तीन पुस्तकालयों से आए हैं। परिणाम छापने से पहले पढ़ें।', headings: ['उपयोग कैसे करें', 'सीमाएं', 'प्रशिक्षण डेटा', 'परिणाम', 'लाइसेंस'], phrase: ['contact', 'हमसे संपर्क करें', 'यह छोटा है'] },
  id: { text: 'Model ini menyortir surat pembaca yang dikirim kepada perpustakaan. Kami melatihnya dengan surat dari tiga kota dan jawaban untuk surat itu. Hasilnya tidak selalu tepat, jadi bacalah juga suratnya.', headings: ['Cara penggunaan', 'Keterbatasan', 'Data pelatihan', 'Hasil evaluasi', 'Lisensi'], phrase: ['intended-use', 'Dirancang untuk pustakawan', 'Ukurannya kecil'] },
  ig: { text: 'Ihe nlereanya a na-ekewa akwụkwọ ozi nke ndị na-agụ akwụkwọ. Anyị chịkọtara ha n’ọbá akwụkwọ atọ, mana enwere ndị ọzọ. Gụọ ihe niile tupu i bipụta ya, maka na o nwere ike imehie.', headings: ['Otu esi eji ya', 'Adịghị ike', 'Data ọzụzụ', 'Nsonaazụ', 'Ikike'], phrase: ['limitations', 'O nwere ike imehie', 'Ọ dị obere'] },
  it: { text: 'Il modello ordina le lettere dei lettori per argomento. È stato addestrato con i testi della piccola biblioteca e anche con le risposte. Questo lavoro può essere ripreso nelle altre sedi.', headings: ['Come usare', 'Limitazioni', 'Dati di addestramento', 'Risultati', 'Licenza'], phrase: ['training-data', 'È stato addestrato su lettere', 'È piccolo'] },
  ja: { text: 'このモデルは読者の手紙を話題ごとに分けます。三つの図書館から手紙を集めました。結果は公開の前に読み直してください。', headings: ['使い方', '制限事項', '学習データ', '評価結果', 'ライセンス'], phrase: ['source-data', '図書館から収集した手紙', '小さいモデル'] },
  ko: { text: '이 모델은 독자의 편지를 주제별로 나눕니다. 세 도서관에서 편지를 모았습니다. 공개하기 전에 결과를 다시 읽어 주세요.', headings: ['사용 방법', '제한 사항', '학습 데이터', '평가 결과', '라이선스'], phrase: ['training-data', '도서관 데이터셋으로 학습했습니다', '작습니다'] },
  nl: { text: 'Het model sorteert brieven van lezers en is getraind op teksten uit een kleine bibliotheek. Het is niet bedoeld voor andere teksten. Wij hebben ook de antwoorden van deze lezers verzameld.', headings: ['Gebruik', 'Beperkingen', 'Trainingsdata', 'Resultaten', 'Licentie'], phrase: ['training-data', 'Getraind op brieven', 'Het is klein'] },
  pl: { text: 'Model został wytrenowany na listach oraz odpowiedziach z małej biblioteki. Nie jest przeznaczony dla innych tekstów, które są długie. Może się mylić, jeśli list jest krótki.', headings: ['Sposób użycia', 'Ograniczenia', 'Dane treningowe', 'Wyniki', 'Licencja'], phrase: ['training-data', 'Wytrenowany na listach', 'Jest mały'] },
  pt: { text: 'O modelo não lê cartas longas e foi treinado com uma coleção pequena. São textos dos leitores de uma biblioteca, e também respostas. Você pode usar o modelo em português.', headings: ['Como usar', 'Limitações e vieses', 'Dados de treinamento', 'Resultados', 'Licença'], phrase: ['training-data', 'Foi treinado com cartas', 'É pequeno'] },
  ru: { text: 'Модель раскладывает письма читателей по темам. Письма собраны в трёх библиотеках. Перечитайте ответ перед публикацией.', headings: ['Как использовать', 'Ограничения', 'Обучающие данные', 'Результаты', 'Лицензия'], phrase: ['training-data', 'Модель обучена на письмах', 'Она небольшая'] },
  rw: { text: 'Iyi moderi itondeka amabaruwa y’abasomyi. Amabaruwa yavuye muri amasomero atatu kandi yose ari mu Kinyarwanda. Ongera usome ibi bisubizo hamwe n’abandi, ariko ntubitangaze utabanje kubigenzura cyangwa kubaza.', headings: ['Uko ikoreshwa', 'Imbogamizi', 'Amakuru yo gutoza', 'Ibisubizo', 'Uruhushya'], phrase: ['limitations', 'Moderi ishobora kwibeshya', 'Ni nto'] },
  sv: { text: 'Modellen är tränad på brev från ett litet bibliotek och sorterar dem efter ämne. Den är inte avsedd för andra texter. Vi har även samlat svar från dessa läsare.', headings: ['Hur man använder modellen', 'Begränsningar', 'Träningsdata', 'Resultat', 'Licens'], phrase: ['training-data', 'Den är tränad på brev', 'Den är liten'] },
  sw: { text: 'Mfano huu hupanga barua za wasomaji kwa mada katika lugha ya Kiswahili. Barua hizo zilitoka kwa maktaba tatu na majibu yake pia. Soma matokeo haya ili kuwa na hakika.', headings: ['Jinsi ya kutumia', 'Mapungufu', 'Data ya mafunzo', 'Matokeo', 'Leseni'], phrase: ['training-data', 'Ilifunzwa kwa barua', 'Ni ndogo'] },
  th: { text: 'โมเดลนี้จัดจดหมายของผู้อ่านตามหัวข้อ จดหมายมาจากห้องสมุดสามแห่ง อ่านผลอีกครั้งก่อนเผยแพร่', headings: ['วิธีใช้', 'ข้อจำกัด', 'ข้อมูลฝึกสอน', 'ผลการประเมิน', 'ใบอนุญาต'], phrase: ['training-data', 'เทรนด้วยจดหมายเก่า', 'ขนาดเล็ก'] },
  tr: { text: 'Bu model okur mektuplarını konuya göre ayırır ve küçük bir kütüphane için hazırlanmıştır. Daha uzun metinler için değil, kısa mektuplar için uygundur. Her sonuç çok dikkatli olarak okunmalı veya elle düzeltilmelidir.', headings: ['Nasıl kullanılır', 'Sınırlamalar', 'Eğitim verisi', 'Sonuçlar', 'Lisans'], phrase: ['training-data', 'Mektuplar üzerinde eğitildi', 'Küçüktür'] },
  uk: { text: 'Модель розкладає листи читачів за темами. Їх зібрано у трьох бібліотеках. Перечитайте відповідь перед публікацією її висновків.', headings: ['Як використовувати', 'Обмеження', 'Навчальні дані', 'Результати', 'Ліцензія'], phrase: ['training-data', 'Модель навчена на листах', 'Вона невелика'] },
  vi: { text: 'Mô hình này xếp các lá thư của người đọc theo chủ đề. Chúng tôi đã lấy thư từ ba thư viện và những câu trả lời. Bạn không nên dùng kết quả khi chưa đọc lại.', headings: ['Cách sử dụng', 'Hạn chế', 'Dữ liệu huấn luyện', 'Kết quả', 'Giấy phép'], phrase: ['training-data', 'Được huấn luyện trên các lá thư', 'Rất nhỏ'] },
  yo: { text: 'Àwòṣe yìí ń pín àwọn lẹ́tà láti ọ̀dọ̀ àwọn òǹkàwé. A kó wọn jọ láti ilé ìkàwé mẹ́ta, pẹ̀lú àwọn ìdáhùn wọn. Ka èsì náà nínú ìwé tàbí lórí ẹ̀rọ kí o tó tẹ̀ ẹ́ jáde.', headings: ['Bí a ṣe ń lò ó', 'Àwọn ìdíwọ́', 'Dátà ìkẹ́kọ̀ọ́', 'Èsì', 'Ìwé àṣẹ'], phrase: ['limitations', 'Ó lè ṣe àṣìṣe', 'Ó kéré'] },
  zh: { text: '本模型按主题整理读者来信。信件来自三家图书馆。发布之前请再读一遍结果。', headings: ['如何使用', '局限性', '训练数据', '评估结果', '许可证'], phrase: ['training-data', '在读者来信数据集上训练', '规模很小'] },
  zu: { text: 'Le modeli ihlela izincwadi zabafundi ngokwesihloko. Izincwadi zivela emitapweni emithathu kanye nezimpendulo zazo futhi zonke zingesiZulu. Funda lokhu futhi ngaphambi kokukushicilela ukuze uqiniseke, noma ubuze abanye abantu.', headings: ['Indlela yokusebenzisa', 'Imikhawulo', 'Idatha yokuqeqesha', 'Imiphumela', 'Ilayisense'], phrase: ['limitations', 'Ingenza amaphutha', 'Incane'] },
};
const asked = ['usage-example', 'limitations', 'training-data', 'evaluation-results', 'license'] as const;

test('every disclosure that a lexicon may speak of is in the catalogue', () => {
  expect(ids.size).toBe(31);
});

for (const { language, headings, phrases, placeholders, stopwords, ...rest } of languages) {
  describe(`${rest.name} (${language})`, () => {
    test('knows only concepts of English headings and ids of disclosures', () => {
      expect(Object.keys(headings).filter((concept) => !concepts.includes(concept))).toEqual([]);
      expect(Object.keys(phrases).filter((id) => !ids.has(id))).toEqual([]);
    });
    test('lists are clean: filled, lower case, no entry twice', () => {
      const lists = { stopwords, placeholders, ...Object.fromEntries(Object.entries(headings).map(([k, v]) => [`heading ${k}`, v])), ...Object.fromEntries(Object.entries(phrases).map(([k, v]) => [`phrase ${k}`, v])) };
      for (const [name, list] of Object.entries(lists)) {
        expect(list.filter((entry) => entry.trim() !== entry || !/[\p{L}\p{N}]/u.test(entry)), name).toEqual([]);
        expect(list.filter((entry) => entry !== entry.toLowerCase()), name).toEqual([]);
        expect(list.filter((entry, i) => list.indexOf(entry) !== i), name).toEqual([]);
      }
    });
    test('headings have no gap, and `*` only where it is looked at', () => {
      for (const [concept, terms] of Object.entries(headings)) expect(terms.filter((term) => term.includes('…') || (term.includes('*') && !/[^\u0000-\u024f]/.test(term))), concept).toEqual([]);
    });
    test('is told by its own letters or by stop words', () => {
      if (language !== 'en') expect(hasScript(language)).toBe(stopwords.length === 0);
    });
  });
}

test.each(others.map(({ language, name }) => [name, language] as const))('%s is recognised from three sentences', (_, language) => {
  expect([...readCard(samples[language]!.text).languages]).toContain(language);
});

test('English is not taken for another language', () => {
  const card = readCard('The model sorts letters by topic. It was trained on letters of a small library, and on the answers to them. Read the result again before you publish it, for it can be wrong. Der Spiegel, El País and La Stampa are not in the data.');
  expect([...card.languages]).toEqual([]);
});

test.each(others.map(({ language, name }) => [name, language] as const))('%s headings mean what they say and nothing else', (_, language) => {
  const { headings } = samples[language]!;
  headings.forEach((heading, i) => {
    const found = conceptsIn(heading);
    expect([...found], heading).toContain(asked[i]);
    for (const wrong of asked) if (wrong !== asked[i]) expect([...found], heading).not.toContain(wrong);
    expect([...conceptsIn(`## 3. ${heading}:`.replace('## ', ''))], 'numbered').toEqual([...found]);
    expect([...conceptsIn(heading.toUpperCase())], 'in capitals').toContain(asked[i]);
  });
});

test.each(others.map(({ language, name }) => [name, language] as const))('a %s phrase says its disclosure', (_, language) => {
  const [id, says, doesNot] = samples[language]!.phrase;
  const pattern = phrasesFor(language, id)!;
  expect(pattern.test(says.toLowerCase()), says).toBe(true);
  expect(pattern.test(doesNot.toLowerCase()), doesNot).toBe(false);
});

test.each(others.map(({ language, name, placeholders }) => [name, language, placeholders] as const))('%s fillers count as nothing said', (_, __, placeholders) => {
  expect(placeholders.filter((filler) => !filler.endsWith('…') && !isPlaceholder(filler))).toEqual([]);
});

test('a longer term wins over one inside it', () => {
  expect([...conceptsIn('训练数据')]).toEqual(['training-data']);
  expect([...conceptsIn('訓練資料')]).toEqual(['training-data']);
  expect([...conceptsIn('Datos de evaluación')]).toEqual(['evaluation-setup']);
});

test('a heading in two languages has the concept of both', () => {
  expect([...conceptsIn('使用 Usage')]).toEqual(['usage-example']);
  expect([...conceptsIn('局限性 Limitations')]).toEqual(['limitations']);
  expect([...conceptsIn('💻 使い方 / How to use')]).toEqual(['usage-example']);
});

test('accents may be missing', () => {
  expect([...conceptsIn('DESCRIPCION')]).toEqual(['description']);
  expect([...conceptsIn('Nasil Kullanilir')]).toEqual(['usage-example']);
  expect(phrasesFor('fr', 'training-data')!.test('les donnees d’entrainement')).toBe(true);
});

test('a gap stays inside its clause', () => {
  const pattern = phrasesFor('zh', 'authors')!;
  expect(pattern.test('由图书馆开发')).toBe(true);
  expect(pattern.test('由易到难，然后继续开发')).toBe(false);
});

test('every phrase of every language compiles', () => {
  for (const { language, phrases } of languages) for (const id of Object.keys(phrases)) expect(phrasesFor(language, id)).toBeInstanceOf(RegExp);
});

test('what a heading means is looked up once', () => {
  const heading = normalHeading('モデルの学習データについて');
  expect(conceptsOf(heading)).toBe(conceptsOf(heading));
});
