using ArticleArchive.Parsing.Structure;

namespace ArticleArchive.Parsing.Tests.Structure;

public sealed class LanguageDetectorTests
{
    [Theory]
    [InlineData("en", "The bridge was opened in spring, and most of the people in the valley came to see it with their children.")]
    [InlineData("es", "El puente se abrió en primavera y la mayoría de los vecinos del valle vino a verlo con sus hijos, pero no todos.")]
    [InlineData("fr", "Le pont a été ouvert au printemps et la plupart des habitants de la vallée sont venus le voir avec leurs enfants.")]
    [InlineData("de", "Die Brücke wurde im Frühling eröffnet, und die meisten Menschen aus dem Tal kamen mit ihren Kindern, um sie zu sehen.")]
    [InlineData("it", "Il ponte è stato aperto in primavera e la maggior parte della gente della valle è venuta a vederlo con i figli.")]
    [InlineData("pt", "A ponte foi aberta na primavera e a maioria das pessoas do vale veio vê-la com os filhos, mas não todas.")]
    [InlineData("nl", "De brug werd in het voorjaar geopend en de meeste mensen uit het dal kwamen met hun kinderen om haar te zien.")]
    [InlineData("sv", "Bron öppnades på våren och de flesta i dalen kom för att se den med sina barn, men det var inte alla.")]
    [InlineData("pl", "Most został otwarty na wiosnę i większość ludzi z doliny przyszła go zobaczyć ze swoimi dziećmi, ale nie wszyscy.")]
    [InlineData("cs", "Most byl otevřen na jaře a většina lidí z údolí se na něj přišla podívat se svými dětmi, ale ne všichni.")]
    [InlineData("fi", "Silta avattiin keväällä ja suurin osa laakson ihmisistä tuli katsomaan sitä, mutta kaikki eivät olleet siellä, kun se oli auki.")]
    [InlineData("tr", "Köprü ilkbaharda açıldı ve vadideki insanların çoğu onu görmek için çocukları ile geldi, ama bu bir bayram değil.")]
    [InlineData("id", "Jembatan itu dibuka pada musim semi dan sebagian besar orang di lembah datang untuk melihatnya dengan anak mereka.")]
    [InlineData("vi", "Cây cầu được mở vào mùa xuân và hầu hết người dân trong thung lũng đã đến xem với các con của họ.")]
    [InlineData("ro", "Podul a fost deschis în primăvară și cei mai mulți oameni din vale au venit să îl vadă cu copiii lor, dar nu toți.")]
    [InlineData("hu", "A hidat tavasszal nyitották meg, és a völgy lakóinak nagy része eljött, hogy megnézze, de nem mindenki volt ott már.")]
    [InlineData("ru", "Мост открыли весной, и большинство жителей долины пришли на него посмотреть вместе с детьми, но не все это видели.")]
    [InlineData("uk", "Міст відкрили навесні, і більшість мешканців долини прийшли на нього подивитися з дітьми, але це бачили не всі.")]
    [InlineData("ar", "تم افتتاح الجسر في الربيع وجاء معظم الناس من الوادي إلى هناك مع أطفالهم ولكن لم يأت كل من كان في المدينة على الطريق")]
    [InlineData("fa", "پل در بهار باز شد و بیشتر مردم دره با بچه‌های خود به دیدن آن آمدند اما همه از این کار راضی نبودند و این را می گفتند که")]
    [InlineData("hi", "पुल वसंत में खोला गया और घाटी के अधिकतर लोग अपने बच्चों के साथ उसे देखने आए, लेकिन यह सब को पसंद नहीं है और इस पर")]
    [InlineData("ja", "橋は春に開通し、谷の人々のほとんどが子どもを連れて見に来た。市長は長い演説をした。")]
    [InlineData("zh", "大桥于春天通车，山谷里的大多数人都带着孩子来参观，市长发表了很长的讲话。")]
    [InlineData("ko", "다리는 봄에 개통되었고 골짜기의 사람들 대부분이 아이들을 데리고 구경하러 왔다.")]
    [InlineData("el", "Η γέφυρα άνοιξε την άνοιξη και οι περισσότεροι άνθρωποι της κοιλάδας ήρθαν να τη δουν.")]
    [InlineData("th", "สะพานเปิดในฤดูใบไม้ผลิและคนส่วนใหญ่ในหุบเขามาดูกับลูกๆ ของพวกเขา")]
    public void A_language_is_told_by_script_and_common_words(string tag, string text) =>
        LanguageDetector.Detect(text).Should().Be(tag);

    [Theory]
    [InlineData("")]
    [InlineData("Bridge 42")]
    [InlineData("Xqz blorf wint mep gral ostu vrek lond arf pilm tosk wend brul kesh")]
    public void What_is_unsure_stays_unknown(string text) => LanguageDetector.Detect(text).Should().BeNull();
}
