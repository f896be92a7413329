using System.Collections.Frozen;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>How a service phrase was met in a line.</summary>
internal enum PhraseMatch
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Somewhere in the line.</summary>
    Inside,

    /// <summary>At the line's start.</summary>
    Start,

    /// <summary>It is the whole line.</summary>
    Whole,
}

/// <summary>The wording of page furniture in several languages, as data: one row a class.</summary>
internal static class ServicePhrases
{
    private const int LongestServiceLine = 600;

    // Labels: only a line that consists of one (a count or a mark beside it does not matter) is service text.
    private static readonly (string Class, string Labels)[] s_labels =
    [
        ("comments", "войдите, чтобы оставить комментарий|оставить комментарий|connectez-vous pour commenter|inicia sesión para comentar|accedi per commentare|log in om te reageren|entre para comentar|kommentar verfassen|laisser une réponse|comments|comment|leave a comment|leave a reply|leave a reply cancel reply|post a comment|add a comment|view comments|show comments|read comments|comments are closed|reply|replies|join the conversation|write a comment|all comments|kommentare|kommentar schreiben|commentaires|laisser un commentaire|comentarios|deja un comentario|deixe um comentário|commenti|reacties|комментарии|oldest|newest|most voted|report comment"
            + "|评论|网友评论|发表评论|コメント|コメントする|تعليقات|التعليقات|أضف تعليقًا|أضف تعليقا|اترك تعليقًا|نظرات|نظر بدهید|دیدگاه‌ها|תגובות|הוסף תגובה|टिप्पणियां|टिप्पणियाँ|टिप्पणी करें|댓글|댓글 쓰기|yorumlar|yorum yap|yorum yaz|komentar|tulis komentar|bình luận|gửi bình luận|comentários|comente|kommentarer|komentarze|коментарі|σχόλια"),
        ("share", "partager cet article|partagez cet article|partager sur|artikel teilen|diesen artikel teilen|compartir este artículo|comparte este artículo|compartilhe este artigo|compartilhar|compartilhe|condividi questo articolo|condividi l'articolo|deel dit artikel|поделитесь|поделиться статьёй|分享|シェアする|share|share this|share this article|share this post|share on facebook|share on twitter|share on linkedin|share on x|share via email|tweet|pin it|pin|copy link|link copied|save|saved|like|bookmark|follow us|teilen|drucken|merken|partager|compartir|imprimir|condividi|delen|поделиться|send|copy|email this|blogthis!|share to x|share to facebook|share to pinterest|listen|gift this article"
            + "|分享到微信|分享到微博|分享到|共有する|この記事をシェア|شارك|شارك المقال|شارك هذا المقال|مشاركة|اشتراک‌گذاری|به اشتراک بگذارید|שתפו|שיתוף|שתפו את הכתבה|शेयर करें|साझा करें|공유|공유하기|기사 공유|paylaş|bu haberi paylaş|bagikan|bagikan artikel ini|chia sẻ|artikel drucken|udostępnij|поширити|κοινοποίηση|imprimer|stampa|imprimir artigo|распечатать"),
        ("social", "facebook|twitter|linkedin|whatsapp|pinterest|reddit|telegram|instagram|youtube|tiktok|messenger|flipboard|threads|bluesky|mastodon|rss|email|print|x"
            + "|微信|微博|вконтакте|одноклассники|телеграм|카카오톡"),
        ("advertisement", "advertisement|ad|ads|advert|advertising|sponsored|sponsored content|promoted|anzeige|werbung|publicité|publicidad|pubblicità|advertentie|реклама|story continues below advertisement|advertisement - scroll to continue|continue reading below|skip advertisement|paid content|partner content|affiliate disclosure"
            + "|广告|廣告|広告|إعلان|إعلانات|تبلیغات|آگهی|פרסומת|विज्ञापन|광고|reklam|iklan|quảng cáo|publicidade|reklama|annons|annonce|διαφήμιση|mainos"),
        ("account", "log in|login|log out|logout|sign in|sign up|sign out|register|create account|create free account|my account|account|subscribe now|forgot password?|forgot your password?|remember me|password|username|already a member?|already have an account?|anmelden|abmelden|registrieren|einloggen|connexion|se connecter|s'inscrire|iniciar sesión|entrar|regístrate|accedi|inloggen|войти|get started|get a demo|book a demo|request a demo|contact sales|start free trial|try for free|try it free|free trial"
            + "|登录|登錄|登入|注册|ログイン|会員登録|新規登録|تسجيل الدخول|تسجيل|إنشاء حساب|ورود|ثبت نام|ورود / ثبت نام|התחברות|הרשמה|लॉग इन करें|लॉग इन|साइन अप करें|로그인|회원가입|giriş yap|üye ol|giriş|kayıt ol|masuk|daftar|đăng nhập|đăng ký|zaloguj się|zarejestruj się|logga in|log ind|logg inn|σύνδεση|mein konto|mon compte|mi cuenta|il mio account|регистрация|личный кабинет"),
        ("newsletter", "newsletter abonnieren|newsletter bestellen|s'abonner à la newsletter|recevoir la newsletter|suscríbete a nuestro boletín|iscriviti alla newsletter|assine a newsletter|nieuwsbrief|schrijf je in|подписаться на рассылку|newsletter|newsletters|subscribe|subscribed|email address|your email|your email address|enter your email|sign up for our newsletter|subscribe to our newsletter|get the newsletter|abonnieren|s'abonner|suscríbete|suscribirse|iscriviti|abonneren|подписаться|email address*|first name|last name|submit|stay connected|stay in touch|stay informed|stay in the loop"
            + "|订阅|メールマガジン|メルマガ登録|اشترك في النشرة البريدية|اشترك في نشرتنا البريدية|النشرة البريدية|عضویت در خبرنامه|خبرنامه|הירשמו לניוזלטר|न्यूज़लेटर|न्यूज़लेटर सब्सक्राइब करें|뉴스레터 구독|구독하기|bültene abone olun|e-bülten|berlangganan|đăng ký nhận bản tin"),
        ("cookie", "accept|accept all|accept all cookies|accept cookies|reject all|reject|decline|manage cookies|cookie settings|cookie preferences|cookies settings|privacy settings|manage preferences|allow all|alle akzeptieren|ablehnen|tout accepter|aceptar|rechazar|accetta|strictly necessary cookies|always active|do not sell my personal information|your privacy choices"
            + "|接受所有|すべて許可|قبول الكل|kabul et|tümünü kabul et|terima semua|принять|принять все|aceptar todo|aceitar|aceitar todos|accetta tutto|alle cookies accepteren|쿠키 허용"),
        ("menu", "zur startseite|zum inhalt springen|nach oben|retour à l'accueil|aller au contenu|volver al inicio|ir al contenido|torna alla home|vai al contenuto|voltar ao início|ir para o conteúdo|terug naar home|naar de inhoud|на главную|наверх|首页|ホーム|menu|home|search|close|close menu|open menu|toggle navigation|toggle menu|skip to content|skip to main content|skip to navigation|back to top|go to top|main menu|navigation|contact|contact us|about|about us|careers|help|faq|faqs|support|blog|news|pricing|products|solutions|resources|company|events|shop|store|cart|checkout|english|deutsch|français|español|language|all|more|view all|see all|show more|show less|load more|next|previous|prev|back|next post|previous post|next article|previous article|startseite|suche|suchen|kontakt|impressum|accueil|rechercher|inicio|buscar|contacto|cerca|zoeken|меню|поиск|главная|table of contents|contents|in this article|on this page|jump to|jump to recipe|expand|collapse|search for:|filter|sort by|loading|loading...|please wait|edit|download|play|pause|mute|video|videos|photos|gallery|close modal|learn more|read more|find out more|get in touch|explore|view profile|view more|see more|discover more|live|watch live|podcasts|weather|sports|sport|opinion|politics|business|technology|entertainment|lifestyle|health|world|travel|science|culture|your cart is empty"
            + "|返回首页|返回顶部|新闻|时政|财经|体育|联系我们|关于我们|ニュース|社会|経済|政治|スポーツ|お問い合わせ|運営会社|トップページ|الرئيسية|أخبار|سياسة|رياضة|اقتصاد|اتصل بنا|من نحن|خانه|صفحه اصلی|اخبار|سیاسی|ورزشی|تماس با ما|درباره ما|דף הבית|חדשות|ספורט|צרו קשר|צור קשר|אודות|होम|होमपेज|समाचार|राजनीति|खेल|हमसे संपर्क करें|홈|뉴스|정치|경제|문의하기|회사소개|ana sayfa|anasayfa|gündem|siyaset|ekonomi|spor|iletişim|hakkımızda|künye|beranda|hubungi kami|tentang kami|trang chủ|thời sự|thể thao|kinh tế|liên hệ|giới thiệu|новости|политика|экономика|общество|спорт|контакты|о нас|о проекте|politik|wirtschaft|nachrichten|kultur|gesellschaft|wissen|panorama|politique|économie|société|actualités|contactez-nous|qui sommes-nous|política|economía|sociedad|deportes|noticias|quiénes somos|início|economia|esportes|notícias|fale conosco|quem somos|politica|cronaca|notizie|contatti|chi siamo|wydarzenia|polityka|gospodarka|strona główna|nyheter|hem|etusivu|αρχική|politiek|economie|nieuws"),
        ("related", "lea también|lee también|te recomendamos|más noticias|à lire également|les plus lus|più letti|ti potrebbe interessare|veja também|mais notícias|meest gelezen|meistgelesene artikel|weitere artikel|популярное|самое читаемое|相关阅读|関連記事|related|related articles|related posts|related stories|related content|related reading|related topics|related news|read next|read this next|up next|more stories|more news|more from|more like this|more on this story|more on this topic|you may also like|you might also like|you may like|recommended|recommended for you|recommended reading|recommended articles|recommended stories|latest|latest news|latest posts|latest articles|latest stories|recent posts|recent articles|recent comments|most read|most popular|popular|popular posts|trending|trending now|top stories|featured|featured articles|featured posts|don't miss|editor's picks|editors' picks|must read|see also|also read|read also|keep reading|similar posts|other articles|around the web|from the web|what to read next|mehr zum thema|das könnte sie auch interessieren|auch interessant|meistgelesen|à lire aussi|sur le même sujet|lire aussi|te puede interesar|más leídas|lo más leído|noticias relacionadas|artículos relacionados|leia também|leia mais|mais lidas|potrebbe interessarti|leggi anche|lees ook|читайте также|in case you missed it|explore more|continue reading|post navigation|article navigation"
            + "|相关新闻|相关文章|推荐阅读|延伸阅读|热门文章|最新消息|おすすめ記事|人気記事|あわせて読みたい|ランキング|اقرأ أيضًا|اقرأ أيضا|مقالات ذات صلة|أخبار ذات صلة|الأكثر قراءة|مواضيع ذات صلة|مطالب مرتبط|اخبار مرتبط|پربازدیدترین‌ها|بیشتر بخوانید|כתבות נוספות|עוד בנושא|הנקראות ביותר|संबंधित खबरें|और पढ़ें|यह भी पढ़ें|관련 기사|관련기사|많이 본 뉴스|추천 기사|ilgili haberler|çok okunanlar|son haberler|berita terkait|baca juga|terpopuler|tin liên quan|xem thêm|đọc nhiều|bài liên quan|по теме|материалы по теме|новости по теме|lesen sie auch|ähnliche artikel|articles liés|dans la même rubrique|articoli correlati|notícias relacionadas|czytaj także|zobacz także|läs också|les også|læs også|lue myös|διαβάστε επίσης"),
        ("tags", "tags|tags:|tagged|topics|topics:|categories|category|categories:|filed under|filed under:|archives|schlagwörter|mots-clés|etiquetas|temas|labels:|keywords|keywords:|tag"
            + "|标签|关键词|タグ|الوسوم|كلمات مفتاحية|برچسب‌ها|תגיות|टैग|태그|etiketler|từ khóa|теги|метки|stichwörter|tag dell'articolo|słowa kluczowe"),
        ("legal", "privacy policy|privacy|terms|terms of use|terms of service|terms & conditions|terms and conditions|cookie policy|cookies|legal|legal notice|disclaimer|accessibility|accessibility statement|sitemap|site map|all rights reserved|copyright|imprint|datenschutz|agb|nutzungsbedingungen|mentions légales|politique de confidentialité|aviso legal|política de privacidad|note legali|advertise|advertise with us|editorial policy|modern slavery statement|do not sell or share my personal information|ad choices|privacy notice"
            + "|隐私政策|版权所有|免责声明|利用規約|プライバシーポリシー|個人情報保護方針|سياسة الخصوصية|شروط الاستخدام|جميع الحقوق محفوظة|حریم خصوصی|تمامی حقوق محفوظ است|מדיניות פרטיות|תנאי שימוש|כל הזכויות שמורות|गोपनीयता नीति|सर्वाधिकार सुरक्षित|개인정보처리방침|이용약관|gizlilik politikası|kullanım koşulları|tüm hakları saklıdır|kebijakan privasi|syarat dan ketentuan|chính sách bảo mật|bảo lưu mọi quyền|политика конфиденциальности|пользовательское соглашение|все права защищены|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|política de privacidade|todos os direitos reservados|informativa sulla privacy|tutti i diritti riservati|polityka prywatności|regulamin"),
        ("correction", "corrections"),
        ("author-bio", "about the author|about author|author bio|written by|meet the author|contributors|über den autor|à propos de l'auteur|sobre el autor|sull'autore|view all posts|more from this author|view bio|follow author|more by this author"
            + "|关于作者|作者简介|著者について|نبذة عن الكاتب|درباره نویسنده|על הכותב|लेखक के बारे में|yazar hakkında|tentang penulis|về tác giả|об авторе|zum autor|zur autorin|o autorze|sobre o autor"),
        ("rating", "rate this article|was this article helpful?|was this helpful?|was this page helpful?|did you find this helpful?|yes|no|thanks for your feedback!|helpful|not helpful|0|average rating"),
    ];

    // Openings and wordings: a line that starts with one, or holds one marked with a star, is likely service text.
    private static readonly (string Class, string Phrases)[] s_wordings =
    [
        ("notification", "stay up to date with|*notifications can be managed|*browser preferences|*push notifications|turn on notifications|enable notifications|get notified|*breaking news alerts|*allow notifications|never miss"),
        ("cookie", "*use cookies|*uses cookies|*of cookies|*your cookie|*third-party cookies|*cookie policy|*cookies to|this website uses|we value your privacy|*verwendet cookies|*verwenden cookies|*utilise des cookies|*utiliza cookies|*utilizamos cookies|*utilizza i cookie|*gebruikt cookies|*cookies and similar|*essential cookies|*consent to the use|these cookies|*legitimate interest"),
        ("comments", "войдите, чтобы|connectez-vous pour|inicia sesión para|melden sie sich an, um|*оставить комментарий|join our comment|join thought-provoking|*commenting forum|*see their replies|*community guidelines|your email address will not be published|*comments are moderated|be the first to comment|*to post a comment|*leave a comment below|save my name|*required fields are marked|*your comment|log in to comment|sign in to comment|*comment section|*cancel reply|notify me of"
            + "|登录后发表评论|请登录|ログインしてコメント|سجّل الدخول للتعليق|yorum yapmak için|masuk untuk berkomentar"),
        ("account", "thank you for registering|please refresh|*automatically logged in|*to be logged in|already a subscriber|already have an account|don't have an account|*create an account|*create a free account|*forgot your password|*reset your password|new to |welcome back|sign in to|log in to|by clicking|by signing up|by continuing|by creating an account|*agree to our terms|*agree to the terms|*user agreement|please log in|please sign in|your account|*verify your email|*log in or register|*sie sind noch kein|*logged in as"),
        ("paywall", "you have read|you've read|*of your free articles|*articles gratuits|*artículos gratuitos|*articoli gratuiti|*artigos gratuitos|*kostenlose artikel|*gratis artikelen|*бесплатных статей|subscribe to continue|subscribe to read|*to continue reading|to read the full|*subscribers only|*for subscribers|this article is for|this content is for|*exclusive to subscribers|*unlimited access|*free articles|register to read|*sign in to continue|become a member|become a subscriber|continue reading with|*your subscription|*unlock this article|*full access|*cancel anytime|*premium content|*per month|jetzt weiterlesen|*weiterlesen mit|*réservé aux abonnés|*abonnez-vous|*solo para suscriptores|*contenido exclusivo|support quality journalism|support our journalism|*support independent journalism"
            + "|*剩余内容|*订阅后阅读|*会員限定|*有料会員|*للمشتركين فقط|*للمشتركين|*для подписчиков|*по подписке|*abonelere özel|*khusus pelanggan|*구독자 전용"),
        ("newsletter", "you are receiving this|you receive this|you received this|this email was sent|подпишитесь на|подписывайтесь на|*наш телеграм-канал|*наш telegram-канал|abonnez-vous à|inscrivez-vous à|abonnieren sie|suscríbete a|iscriviti a|assine nossa|schrijf je in voor|sign up for|sign up to|subscribe to|get the latest|*our newsletter|*our free newsletter|*daily newsletter|*weekly newsletter|*the newsletter|*straight to your inbox|*to your inbox|*in your inbox|*your inbox|join our mailing list|*mailing list|*unsubscribe|enter your email|thank you for subscribing|thanks for subscribing|thanks for signing up|*zum newsletter|*notre newsletter|*nuestro boletín|*nuestra newsletter|join over|get our|receive our|don't miss|*has been received|*something went wrong|*has been submitted"
            + "|订阅我们|关注我们的公众号|اشترك في|عضو خبرنامه|הירשמו ל|bültenimize|뉴스레터를|berlangganan newsletter|đăng ký nhận"),
        ("share", "teilen sie diesen|partagez sur|comparte en|condividi su|поделиться в|share this|share on|share via|follow us|follow @|like us on|*follow us on|find us on|*on social media:|click to share|copy this|(opens in|*opens in new window|*opens in a new|*link copied|connect with us|join us on"
            + "|分享到|مشاركة على|paylaş:|bagikan ke|chia sẻ lên"),
        ("advertisement", "advertisement|*affiliate commission|*affiliate links|*earn a commission|*paid for by|sponsored by|*this is an advertisement|*advertising helps|*ad blocker|*adblock|shop now|buy now|*we may earn|*when you buy through|*% off|download our|download the|download now|request a|schedule a|book a|get your free|start your free|*free trial|*get started today|try it free|*no credit card"),
        ("legal", "©|(c) 20|copyright|*all rights reserved|*alle rechte vorbehalten|*tous droits réservés|*todos los derechos reservados|*todos os direitos|*tutti i diritti|*registered trademark|*trademarks of|*is registered in|*company number|*registered office|*may not be reproduced|*may not be republished|*terms of use|*terms of service|*privacy policy|*privacy notice|*protected by recaptcha|powered by|*editorial guidelines|*editorial standards|hosted by|designed by|website by|theme:|*proudly powered by|*p.iva"
            + "|ⓒ|版权所有|無断転載|未经授权|*未经许可|*不得转载|*無断転載|*保留所有权利|*版权所有|*جميع الحقوق محفوظة|*كافة الحقوق محفوظة|*تمامی حقوق|*کلیه حقوق|*כל הזכויות שמורות|*सर्वाधिकार सुरक्षित|*무단 전재|*무단전재|*재배포 금지|*tüm hakları saklıdır|*her hakkı saklıdır|*hak cipta dilindungi|*bảo lưu mọi quyền|*все права защищены|*wszelkie prawa zastrzeżone|*alla rättigheter förbehållna|*tous droits de reproduction|*todos los derechos|*alle rechten voorbehouden|*με επιφύλαξη"),
        ("related", "leggi anche|à lire aussi|lea también|lee también|veja também|auch interessant|related:|read more:|read more about|read next|see also:|also read|read also|more from|more in |more on|you may also|you might also|recommended for|most read|most popular|latest from|more stories|more articles|more about|posts you|people also|next:|previous:|next post|previous post|next article|prev|see all|view all|show all|browse all|explore more|continue reading|keep reading|leer más|lire aussi|leia também|lees ook|lesen sie auch|читайте также|check out our|watch:|listen:|up next|what's next|next story|previous story"
            + "|相关阅读：|延伸阅读：|推荐阅读：|関連記事：|اقرأ أيضًا:|اقرأ أيضا:|اقرأ أيضاً:|اقرأ المزيد:|بیشتر بخوانید:|קראו גם:|עוד בנושא:|यह भी पढ़ें:|ये भी पढ़ें:|관련 기사:|ayrıca okuyun:|ilgili haber:|baca juga:|xem thêm:|lesen sie dazu|weitere informationen:|lire également|à lire également|lee más|leia mais:|leggi pure|czytaj też|läs mer:|les også:|διαβάστε επίσης:|по теме:|смотрите также:"),
        ("tags", "tags:|tagged:|tagged with|filed under|posted in|categories:|category:|topics:|keywords:|schlagwörter:|in categories|filed in"
            + "|标签：|标签:|关键词：|タグ：|الوسوم:|برچسب‌ها:|תגיות:|태그:|etiketler:|теги:|метки:|từ khóa:|mots-clés :|etiquetas:"),
        ("author-bio", "about the author|about author|view all posts|*is a freelance|*is a staff writer|*is a senior writer|*is a contributing|more articles by|more posts by|*view all posts by|*follow him on|*follow her on|*follow them on|*can be reached at|read full bio|*is the author of"),
        ("service", "skip to|jump to|go to|back to|please fill out|please enter|please try again|*enable javascript|javascript is|*your browser|*try again later|*error occurred|loading|*min read|*minute read|*items in your|no results|*results found|click here|tap here|scroll|press enter|type to search|*page not found|call us|contact us|get in touch|have a question|*customer service|all products|free shipping|*add to cart|*opening hours|est. reading|reading time|photo credit:|*was this article|*was this page|rate this|*did you find|*let us know|*minutes read|*last modified|*views|*total shares"
            + "|责任编辑|(责任编辑|（责任编辑|【责任编辑|扫一扫|扫码|点击查看"),
    ];

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> s_whole = s_labels
        .SelectMany(row => row.Labels.Split('|').Select(label => (label, row.Class)))
        .DistinctBy(pair => pair.label, StringComparer.Ordinal)
        .ToFrozenDictionary(pair => pair.label, pair => pair.Class, StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<char, (string Phrase, string Class)[]> s_starts = Wordings(starred: false)
        .GroupBy(wording => wording.Phrase[0])
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    private static readonly (string Phrase, string Class)[] s_insides = Wordings(starred: true).ToArray();

    private static readonly AnyOf s_anyInside = new([.. s_insides.Select(wording => wording.Phrase)]);

    /// <summary>The first service phrase of a line: a whole-line label before an opening before a wording inside.</summary>
    /// <param name="line">One line, trimmed; only short ones are judged, a long paragraph may speak of cookies.</param>
    /// <param name="phraseClass">The class of what was met, or an empty text.</param>
    public static PhraseMatch Find(ReadOnlySpan<char> line, out string phraseClass)
    {
        phraseClass = "";
        if (line.IsEmpty || line.Length > LongestServiceLine)
            return PhraseMatch.None;
        if (line.IndexOfAny('’', 'İ') < 0)
            return FindPlain(line, out phraseClass);
        // The phrases are written with a straight apostrophe; and no culture's rules are asked what the dotted capital is.
        Span<char> plain = stackalloc char[line.Length];
        line.Replace(plain, '’', '\'');
        plain.Replace('İ', 'I');
        return FindPlain(plain, out phraseClass);
    }

    private static PhraseMatch FindPlain(ReadOnlySpan<char> line, out string phraseClass)
    {
        phraseClass = "";
        if (line.Length < 60 && s_whole.TryGetValue(Core(line), out var label))
        {
            phraseClass = label;
            return PhraseMatch.Whole;
        }

        foreach (var (phrase, name) in s_starts.GetValueOrDefault(char.ToLowerInvariant(line[0]), []))
        {
            if (line.StartsWith(phrase, StringComparison.OrdinalIgnoreCase) && EndsWord(line, phrase.Length))
            {
                phraseClass = name;
                return PhraseMatch.Start;
            }
        }

        if (!s_anyInside.IsIn(line))
            return PhraseMatch.None;
        foreach (var (phrase, name) in s_insides)
        {
            var at = line.IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && EndsWord(line, at + phrase.Length) && (at == 0 || !char.IsLetterOrDigit(line[at - 1])))
            {
                phraseClass = name;
                return PhraseMatch.Inside;
            }
        }

        return PhraseMatch.None;
    }

    private static bool EndsWord(ReadOnlySpan<char> line, int end) =>
        end >= line.Length || !char.IsLetterOrDigit(line[end]) || !char.IsLetterOrDigit(line[end - 1]);

    // "Comments (12)", "» Share", "Related Articles:" are their labels.
    private static ReadOnlySpan<char> Core(ReadOnlySpan<char> line)
    {
        var core = line.Trim("»«›‹→←↑↓•|-–—+×✕* \t\u00A0");
        var end = core.Length;
        while (end > 0 && (char.IsDigit(core[end - 1]) || core[end - 1] is '(' or ')' or ' ' or ',' or ':'))
            end--;
        core = end > 0 ? core[..end] : core;
        // "3 Comments": a count may stand before its label, too.
        var start = 0;
        while (start < core.Length && (char.IsDigit(core[start]) || core[start] is ',' or '(' or ')'))
            start++;
        return start > 0 && start + 1 < core.Length && core[start] == ' ' ? core[(start + 1)..] : core;
    }

    private static IEnumerable<(string Phrase, string Class)> Wordings(bool starred) =>
        s_wordings.SelectMany(row => row.Phrases.Split('|').Select(phrase => (Phrase: phrase, row.Class)))
            .Where(pair => pair.Phrase.StartsWith('*') == starred)
            .Select(pair => (pair.Phrase.TrimStart('*'), pair.Class));
}
