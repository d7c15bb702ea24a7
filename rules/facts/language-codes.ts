/**
 * Language codes that the Hub's key `language` takes: ISO 639-1, 639-2 (bibliographic and terminological) and 639-3.
 * Sources: npm iso-639-3 3.0.1 (MIT) for the individual codes; Debian iso-codes for the collections of 639-2 and 639-5,
 * which stand for families (`roa`, `zle`). Copied 2026-11-23; `test/facts.test.ts` holds them equal to the package.
 */
const twoLetters =
  'aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd ' +
  'gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg ' +
  'mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ' +
  'ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu';

/** Older three-letter codes of 639-2/B: `ger` beside `deu`. */
const bibliographic = 'alb arm baq bur chi cze dut fre geo ger gre ice mac mao may per rum slo tib wel';

const collections =
  'afa alg apa art ath aus bad bai bat ber bih bnt btk cai cau cel cmc cpe cpf cpp crp cus day dra fiu gem him ijo inc ine ira iro kar khi kro map mkh ' +
  'mno mun myn nah nai nic nub oto paa phi pra roa sai sal sem sgn sio sit sla smi son ssa tai tup tut wak wen ypk znd';

/** In 639-5 alone, which the Hub's own sentence does not name; cards of translation models use them. */
const families =
  'aav alv aqa aql auf awd azc cba ccn ccs cdc cdd csu dmn egx esx euq fox gme gmq gmw grk hmx hok hyx iir itc jpx kdo ngf omq omv plf poz pqe pqw qwe ' +
  'sdv sqj syd tbq trk tuw urj xgn xnd zhx zle zls zlw';

/** ISO 639-3, packed: two letters, then every third letter that makes a code. */
const threeLetters =
  'aaabcdefghiklnopqrstuwxz ababcdefghijklmnopqrstuvwxyz acabdefhiklmnpqrstuvwxyz adabdefghijlnoqrstuwxyz aeabcdeklmnqrsuwyz afbdeghiknoprstuz ' +
  'agabcdefghijklmnoqrstuvwxyz ahabghiklmnoprst aiabcdefghijklmnopqrtwxy ajaginptuwz akabcdefghijklmopqrstuvwxyz alacdefhijklmnopqrstuwxyz ' +
  'amabcefghijklmnopqrstuvwxyz anabcdefghijklmnopqrstuvwxyz aoabcdefgijklmnrstuxz apbcdefghijklmnopqrstuvwxyz aqcdgmnprtz arabcdeghijklnopqrsuvwxyz ' +
  'asabcefghijklmnopqrstuvwxyz atabcdegijklmnopqrstuvwxyz auabcdghijklmnopqrtuwxyz avabdeiklmnostuv awabceghikmnorstuvwxy axbegklmx ' +
  'ayabcdeghiklmnopqrstuz azabdegjmnotz baabcefghjklmnoprsuvwxy bbabcdefghijklmnopqrstuvwxy bcabcdefghijklmnopqrstuvwyz bdabcdefghijklmnopqrstuvwxyz ' +
  'beabcdefghijklmnopqstuvwxyz bfabcdefghijklmnopqrstuwxyz bgabcdefgijklnopqrstuvwxyz bhabcdefghijlmnopqrstuvwxyz biabcdefgjklmnopqrstuvwxyz ' +
  'bjabcefghijklmnoprstuvwxyz bkacdfghijklmnopqrstuvwxyz blabcdefghijklmnopqrstvwxyz bmabcdefghijklmnopqrstuvwxz bnabcdefgijklmnopqrsuvwxyz ' +
  'boabdefghijklmnopqrstuvwxyz bpadghijklmnopqrstuvwxyz bqabcdfghijklmnopqrstuvwxyz brabcdefghijklmnopqrstuvwxyz bsabcefghijklmnopqrstuvwxy ' +
  'btacdefghijmnopqrstuvwxyz buabcdefghijklmnopqstuvwxyz bvabcdefghijklmnopqrtuvwxyz bwabcdefghijklmnopqrstuwxyz bxabcdefghijklmnopqrsuvwz ' +
  'byabcdefghijklmnopqrstvwxz bzabcdefghijklmnopqrstuvwxyz caabcdefghjklmnopqrstvwxyz cbbcdgijklnoqrstuvwy cccdeghjlmopr cdaefhijmnorsyz ceabgknsty ' +
  'cfadgm cgacgk chabcdefghjklmnopqrtuvwxyz ciabcdehkmnprwy cjaehikmnopsvy ckbhlmnoqrstuvxyz clacdehijklmotuwy cmaegilmnorst cnabcghikloprstuwx ' +
  'coabcdefghjklmnopqrstuvwxz cpabcginosuxy cqd crabcdefghijklmnoqrstvwxyz csabcdefghijklmnopqrstvwyz ctacdeghlmnopstuz cuabcghijklopqrtuvwxy cvgn ' +
  'cwabdegt cyabmo czhknot daacdeghijklmnoqrsuvwxz dbabdefgijlmnopqrtuvwy dccr ddadegijnorsw decdefghiklmnpqrsuvz dgabcdeghiklnorstwxz dhdgilmnorsuvwx ' +
  'diabcdfghijklmnopqrsuvwxyz djabcdefijkmnoruw dkakrsx dlgkmn dmabcdefgklmorsuvwxy dnadegijknortuvwy doabcefhiklnopqrstvwxyz dpp drbcdegilnoqstuy ' +
  'dsbehilnoq dtabdhikmnoprstuy duabcefghiklmnopqrsuvwxyz dva dwakrsuwyz dyabdgimnouy dzaeglno eaa ebcgkoru ecrsy eee efaei egaloy ehu eiptv eja ' +
  'ekaegiklmopry elehiklmoux emabegikmnpsuwxy enabcdfghlmnoqruvwx eot epio eraghikorstw eseghiklmnoqstuy etbchnorstuxz eus evehn eweo ext eyao ezae ' +
  'faabdfghijklmnoprstuxyz fbl fcs fer ffim fgr fiaefjlnprtw fkkv flahilnry fmpu fnbgi fodimnrs fpe fqs fracdkmopqrsty fsels fubcdefhijlmnqrtuvy fvr fwae ' +
  'gaabcdefghijklmnopqrstuwxyz gbabdefghijklmnopqrsuvwxyz gccdeflnrt gdabcdefghijklmnoqrstux geabcdfghijklqsvwxyz gfkt ggabdegkltuw ghacehklnorst ' +
  'giabcdeghlmnpqrstuwxyz gjikmnru gkadenopu glacdeghjkloruvwy gmabdghlmnruvxyz gnabcdeghijklmnoqrtuwz goabcdefghijklmnopqrstuwxyz gpaen gqainru ' +
  'grabcdghijmnoqrstuvwxyz gseglmnopsw gtau guabcdefghijklmnopqrstuwxz gvacefjlmnoprsy gwabcdefgijmnrtuwx gxx gyabdefgilmnory gzain ' +
  'haabcdefghijklmnopqrstuvwxyz hbabnosu hcah hdnsy heabdghimr hgmw hhiry hiabdfghijklnortwx hji hkaekns hlabdetu hmabcdefghijklmnopqrstuvwyz ' +
  'hnadeghijnosu hoabcdehijlmoprstvwyz hpos hracekmoptuvwxz hsbhlns htiosux hubcdefghijklmnopqrstuvwxyz hvceknv hwaco hyaew iainr ibabdeghlmnoruy icahlr ' +
  'idabcdeiorstu ifabefkmuy igbeglmnosw ihbipw iiin ijcejns ikeikloprstuvwxz ilabegikmopsuv imailnorsy inabdghjlmnopstz ioruw ipiko iquw irehiknruxy ' +
  'isacdeghiklmnortu itabdeiklmorstvwxyz ium ivbv iwkmos ixcl iyaox izhrz jaabcdefhjklmnoqstuvxyz jbeijknortuw jcst jdagt jebehiklnrtu jgbeko jhis ' +
  'jiabcdeghilmoqtuvy jjer jkamopru jles jmabcdilnrswx jnadgijls jobdgrsw jpanr jqr jrabrtu jsl juabcdhiklmnoprstuwy jvdn jwi jyaey ' +
  'kaabcdefghijklmnopqstuvwxyz kbabcdeghijklmnopqrstuvwxyz kcabcdefghijklmnopqrstuvwxyz kdacdefghijklmnpqrtuwxyz keabcdefghijklmnopqrstuvwxyz ' +
  'kfabcdefghijklmnopqrstuvwxyz kgabefgijklmnopqrstuvwxy khabcdefghjklmnopqrstuvwxyz kiabcdefghijklmnopqrstuvwxyz kjabcdeghijklmnopqrstuvxyz ' +
  'kkabcdefghijklmnopqrstuvwxyz klabcdefghijklmnopqrstuvwxyz kmabcdefghijklmnopqrstuvwxyz knabcdefgijklmnopqrstuvwxyz koacdefghiklmnopqrstuvwyz ' +
  'kpabcdefghijklmnoqrstuvwxyz kqabcdefghijklmnopqrstuvwxyz krabcdefhijklnprstuvwxyz ksabcdefghijklmnopqrstuvwxyz ktabcdefghijklmnopqstuvwxyz ' +
  'kuabcdefghijklmnopqrstuvwxyz kvabcdefghijklmnopqrtuvwxyz kwabcdefghijklmnoprstuvwxyz kxabcdfhijkmnopqrstvwxyz kyabcdefghijklmnopqrstuvwxyz ' +
  'kzabcdefgiklmnopqrsuvwxyz laabcdefghijklmnopqrstuvwxyz lbbcefgijklmnoqrstuvwxyz lccdefhlmpqs ldabdghijklmnopq leabcdefhijklmnopqrstuvwxyz lfan ' +
  'lgabghiklmnqrtuz lhahilmnpstu liabcdefghjklmnopqrstuvwxyz ljaeilpwx lkabcdehijlmnorstuy llabcdefghijklmnpqsux lmabcdefghijklnopqruvwxy ' +
  'lnabdghijlmnosuwz loabcefghijklmnopqrstuvwxyz lpaenox lracegiklmnortvz lsadehilmnoprstvy ltcghinosuz luabcdefgijklmnopqrstuvwyz lvaiksu lwaeghlmostuw ' +
  'lyagn lzhlnz maabdefghijklmnqrstuvwxz mbabcdefhijklmnopqrstuvwxyz mcabcdefghijklmnopqrstuvwxyz mdabcdefghijklmnpqrstuvwxyz meabcdefhijklmnopqrstuvwyz ' +
  'mfabcdefghijklmnopqrstuvwxyz mgabcdefghijklmnopqrstuvwyz mhabcdefgijklmnopqrstuwxyz miabcdefghijklmnopqrstuwxyz mjbcdeghijklmnopqrstuvwxyz ' +
  'mkabcdefgijklmnopqrstuvwxyz mlabcefghijklmnopqrstuvwxz mmabcdefghijklmnopqrtuvwxyz mnabcdefghijklmnpqrsuvwxyz moacdeghijkmnopqrstuvwxyz ' +
  'mpabcdeghijklmnopqrstuvwxyz mqabcefghijklmnopqrstuvwxyz mrabcdefghijklmnopqrstuvwxyz msabcdefghijklmnopqrsuvwxyz mtabcdefghijklmnopqrstuvwxy ' +
  'muabcdeghijklmopqrstuvxyz mvabdefghiklmnopqrstuvwxyz mwabcefghiklmnopqrstuvwz mxabcdefghijklmnopqrstuvwxyz myabcefghjklmoprsuvwxyz ' +
  'mzabcdeghijklmnopqrstuvwxyz naabcefgjklmnopqrstuvwxyz nbabcdeghijklmnopqrstuvwy ncabcdefghijklmnoqrstuxz ndabcdefghijklmnopqrstuvwxyz ' +
  'neabcdefghijkmnopqrstuvwxyz nfadlru ngabcdeghijklmnopqrstuvwxyz nhabcdefghikmnopqrtuvwxyz niabdefghijklmnoqrstuvwxyz njabdhijlmnorstuxyz ' +
  'nkabcdefghijkmnopqrstuvwxz nlacdegijklmoquvwxyz nmabcdefghijklmnopqrstuvwxyz nnabcdefghijklmnopqrtuvwyz noabcdefghijklmnpqrstuvwyz npabghilnosuxy ' +
  'nqgklmnoqy nrabcefgiklmnprtuxz nsabcdefghiklmnopqrstuvwxyz ntdegijkmopruwxyz nuacdefghijklmnopqrstuvwxyz nvhmo nwabcegimorxy nxadegiklmnoqrx ' +
  'nyabcdefghijklmnopqrstuvwxy nzabdikmsuyz oaacrv obiklmortu ocahiou odaktu ofosu ogbcegou ohtu oian ojbcgipsvw okabdeghijklmnorsuvx oladekmortu ' +
  'omabcgiklnoprtuwx onabegijknoprstuwx oodgnrs opakmoty oraceghimnorstuvwxyz osaciopstux otabdeiklmnqrstuwxyz ouabeim ovd owil oybdmy ozm ' +
  'pabcdefghiklmnopqrstuvwxyz pbbcefghilmnoprstuvy pcabcdefghijklmnpw pdacinotu peabdefghijklmopqsvxyz pfael pgadgiklnsuz phadghklmnoqrtuvw ' +
  'piabcdefghijlmnoprstuvwxyz pjt pkabcghnoprstu plabcdeghijklnoqrstuvwyz pmabdefhijklmnoqrstwxyz pnabcdeghijklmnopqrstuvwxyz pocefghiklmnopqrstvwxy ' +
  'ppeiklmnopqstu pqam prcdefghiklmnopqrstuwxz psacdeghilmnopqrstuwy ptahinopqrtuvwy puabcdefgijmopqrstuwxy pwabgimnorw pxm pyemnsuxy pzn ' +
  'quabcdefghiklmnpqrsvwxyz qvacehijlmnopswyz qwachmst qxachlnopqrstuw qyap raabcdfghijklmnopqrstuvwxyz rbbklp rcf rdb reabegijlmnrsty rgaeknrsu rhgp ' +
  'riaflmnrtu rjgis rkabhimtw rmabcdefghiklmnopqstuvwxyz rndglnprw robcdefghlmnopruw rpnt rriot rsblm rtchmsw rubcefghiknopqstuyz rwakmor rxdw rynsu rzh ' +
  'saabcdefghjkmnoqrstuvwxyz sbabcdefghijklmnopqrstuvwxyz scbefghiklnopqstuvwx sdabcefghjklnopqrstuxz seabcdefghijklnopqrstuvwyz sfbemsw ' +
  'sgabcdeghijkmprstuwxyz shabcdeghijklmnopqrstuvwxyz siabdefghijklmnpqrsuvwxyz sjabdegklmnoprstuw skabcdefghijmnopqrstuvwxyz slcdefghijklmnpqrstuvwxyz ' +
  'smabcdefghjklmnopqrstuvwxyz snabcdefgijklmnopqrsuvwxyz soabcdeghijklmopqrstuvwxyz spabcdegiklmnopqrstuvxy sqahikmnoqrstu srabcdefghiklmnopqrstuvwxyz ' +
  'ssbcdefghijklmnopqrstuvwxyz stabdefghijklmnopqrstuvwy suabcegijknqrstvwxyz svabcekmsx swabcefghijklmnopqrstuvwxy sxbcegklmnorsuw syabciklmnorswxy ' +
  'szabcdeglnpsvwy taabcdefghjklmnopqrstuvwxyz tbacdefghijklmnoprstuvwxyz tcabcdefghiklmnopqstuwxyz tdabcdefghijklmnoqrstvxy teabcdefghiklmnopqrstuvwxyz ' +
  'tfinort tgabcdefhijklnopqrstuvwxyz thadefhiklmnpqrstuvyz tiacfghijklmnopqrstuvwxyz tjagijlmnopsuw tkabdefglmnpqrstuvwxz tlabcdfghijklmnopqrstuvxy ' +
  'tmabcdefghijklmnoqrstuvwyz tnabcdghiklmnopqrstuvwxyz tobcdfghijlmnopqrsuvwxyz tpacefgijklmnopqrtuvwxyz tqblmnopqrtuw trabcdefghijlmnopqrstuvwxyz ' +
  'tsabcdeghijklmnopqrstuvwxyz ttabcdefghijklmnopqrstuvwyz tuabcdefghijklmnoqrsuvxyz tvadeklmnostuwxy twabcdefghilmnopqrtuwxy txabceghijmnoqrstuxy ' +
  'tyaehijlnprstuvxz tzahjlmnox uamnr ubailruy udaegijlmu ues ufi ugabenoy uhan uigsv uji ukaghiklpqrsuvwy ulabcefiklmnuw umabcdgimnoprsu unadegkmnruxz ' +
  'upiv urabcdefghiklmnoprtuvwxyz usahikpsu utaehpru uumnru uvehl uwa uya uzbns vaaefghijlmnoprsuvy vbbk vecdlmnopr vgrt vicdefglnstv vkaijklmoptu vlps ' +
  'vmabcdefghijklmpqrsuvwxyz vnkmp volrt vraost vsilv vto vumnt vwa waabcdefghijlmnopqrstuvwxyz wbabefhijklmpqrstvw wcai wddgjkuy weacdghimoprstuw wfg ' +
  'wgabgiouy whagku wibcefghijklmnruvy wjai wkabdlruwy wlaceghiklmnorsuvwxy wmabcdehimnostwx wnbcdegikmnopuwy woabcdefgiklmnorswy wpc ' +
  'wrabdghiklmnoprsuvwxyz wsagikrsuv wtfhikmw wuabdhlmnrtuvxy wwaborw wxaw wyabimry xaabcdegijklmnopqrstuvwy xbbcdegijmnoprwy xcbceghlmnortuvwy xdackmoy ' +
  'xebdglmprstu xfa xgabdfgilmruw xhacdeortuv xibilnrsvy xjbt xkabcdefgijklnopqrstuvwxyz xlabcdeginopsuy xmabcdefghjklmnopqrstuvwxyz xnabghikmnorstuyz ' +
  'xocdgikmnoprw xpabcdefghijklmnopqrstuvwxyz xqat xrabdegimnrtuw xsabcdehijlmnopqrsuvy xtabcdeghijlmnopqrstuvwy xuabdgjlmnoprtu xveinos xwacdegjklortw ' +
  'xxbkmrt xyabjklty xzhmp yaabcdefghijklmnopqrstuvwxyz ybabehijklmnoxy ychlnp ydadegk yeaceijlrstuvy ygailmprsuw yhadls yiadfghijklmnpqrstuvxz ' +
  'ykagiklmnortuy ylabegilmnoruy ymbcdeghiklmnopqrsxz ynadegklnoqsu yobgiklmnrtxy ypabghmnopz yrabeklmnoswy yscdglnoprsy ytalpwy yuabcdefgijklmnpqrtwxyz ' +
  'yvat ywaglnqrtuw yxaglmuy yyruz yzgk zaabcdefghijklmopqrstuvwxyz zbaceltw zcah zdj zeaghn zgabhmnr zhabdinow ziabklmnwz zkabdghknoprtuvz zljmnq ' +
  'zmabcdefghijklmnopqrstuvwxyz znaegks zochmoqrs zpabcdefghijklmnopqrstuvwxyz zqe zragnops zsaklmru zteglmnpqstuxy zuahlmny zwa zxx zybgjnp zzaj';

/** Added to 639-3 after the package's edition, by Debian iso-codes. */
const recent =
  'ajs aqk bpc bpe cnq csx cty dkg dsz egm ehs emq emz gii glb gov gyz hkh imt jbm jks lgo lqr lsb lsc lsw lxm nqt nww ocm oie okc okz omy osn phj pzh ' +
  'rib rnb rsk rsn rwl sqx suo tok tyy ugh uni uon vkn vkz wdt wmg wyn xdq xhm xnj xnq ysm zbu zcd zla';

/** Withdrawn, without one language that has taken their place (Bihari, Emilian-Romagnol). */
const withdrawn = 'bh eml';

const codes: ReadonlySet<string> = new Set([
  ...`${twoLetters} ${bibliographic} ${collections} ${families} ${recent} ${withdrawn}`.split(' '),
  ...threeLetters.split(' ').flatMap((group) => Array.from(group.slice(2), (letter) => group.slice(0, 2) + letter)),
]);

/** Values that are no code but that the Hub names in its own message. */
export const specialLanguages: ReadonlySet<string> = new Set(['code', 'multilingual']);

/** Whether a lower-case text is an assigned code. */
export const isLanguageCode = (text: string): boolean => codes.has(text);

/** Codes that were withdrawn and country codes met as languages, with the language meant. Only where the text is no assigned code itself. */
const mistaken = new Map(Object.entries({
  cn: 'zh', cz: 'cs', dk: 'da', gr: 'el', in: 'id', iw: 'he', ji: 'yi', jp: 'ja', jw: 'jv', mo: 'ro', ua: 'uk', vn: 'vi',
}));

const named = new Map(Object.entries({
  arabic: 'ar', bengali: 'bn', bulgarian: 'bg', catalan: 'ca', chinese: 'zh', croatian: 'hr', czech: 'cs', danish: 'da', dutch: 'nl', english: 'en',
  estonian: 'et', finnish: 'fi', french: 'fr', german: 'de', greek: 'el', gujarati: 'gu', hausa: 'ha', hebrew: 'he', hindi: 'hi', hungarian: 'hu',
  icelandic: 'is', igbo: 'ig', indonesian: 'id', irish: 'ga', italian: 'it', japanese: 'ja', kannada: 'kn', kazakh: 'kk', khmer: 'km', korean: 'ko',
  latin: 'la', latvian: 'lv', lithuanian: 'lt', malay: 'ms', malayalam: 'ml', marathi: 'mr', nepali: 'ne', norwegian: 'no', persian: 'fa', polish: 'pl',
  portuguese: 'pt', punjabi: 'pa', romanian: 'ro', russian: 'ru', serbian: 'sr', slovak: 'sk', slovenian: 'sl', somali: 'so', spanish: 'es',
  swahili: 'sw', swedish: 'sv', tamil: 'ta', telugu: 'te', thai: 'th', tibetan: 'bo', turkish: 'tr', ukrainian: 'uk', urdu: 'ur', vietnamese: 'vi',
  welsh: 'cy', yoruba: 'yo', zulu: 'zu',
}));

/** The code that a text surely means (`English`, `EN`, `jp`), or null. A regional tag such as `en-US` says more than a code, and gives null. */
export function meantLanguage(text: string): string | null {
  const lower = text.trim().toLowerCase();
  if (codes.has(lower) || specialLanguages.has(lower)) return lower;
  return mistaken.get(lower) ?? named.get(lower) ?? null;
}
