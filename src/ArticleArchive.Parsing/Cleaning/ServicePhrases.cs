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
        ("comments", "войдите, чтобы оставить комментарий|оставить комментарий|connectez-vous pour commenter|inicia sesión para comentar|accedi per commentare|log in om te reageren|entre para comentar|kommentar verfassen|laisser une réponse|comments|comment|leave a comment|leave a reply|leave a reply cancel reply|post a comment|add a comment|view comments|show comments|read comments|comments are closed|reply|replies|join the conversation|write a comment|all comments|kommentare|kommentar schreiben|commentaires|laisser un commentaire|comentarios|deja un comentario|deixe um comentário|commenti|reacties|комментарии|oldest|newest|most voted|report comment"),
        ("share", "partager cet article|partagez cet article|partager sur|artikel teilen|diesen artikel teilen|compartir este artículo|comparte este artículo|compartilhe este artigo|compartilhar|compartilhe|condividi questo articolo|condividi l'articolo|deel dit artikel|поделитесь|поделиться статьёй|分享|シェアする|share|share this|share this article|share this post|share on facebook|share on twitter|share on linkedin|share on x|share via email|tweet|pin it|pin|copy link|link copied|save|saved|like|bookmark|follow us|teilen|drucken|merken|partager|compartir|imprimir|condividi|delen|поделиться|send|copy|email this|blogthis!|share to x|share to facebook|share to pinterest|listen|gift this article"),
        ("social", "facebook|twitter|linkedin|whatsapp|pinterest|reddit|telegram|instagram|youtube|tiktok|messenger|flipboard|threads|bluesky|mastodon|rss|email|print|x"),
        ("advertisement", "advertisement|ad|ads|advert|advertising|sponsored|sponsored content|promoted|anzeige|werbung|publicité|publicidad|pubblicità|advertentie|реклама|story continues below advertisement|advertisement - scroll to continue|continue reading below|skip advertisement|paid content|partner content|affiliate disclosure"),
        ("account", "log in|login|log out|logout|sign in|sign up|sign out|register|create account|create free account|my account|account|subscribe now|forgot password?|forgot your password?|remember me|password|username|already a member?|already have an account?|anmelden|abmelden|registrieren|einloggen|connexion|se connecter|s'inscrire|iniciar sesión|entrar|regístrate|accedi|inloggen|войти|get started|get a demo|book a demo|request a demo|contact sales|start free trial|try for free|try it free|free trial"),
        ("newsletter", "newsletter abonnieren|newsletter bestellen|s'abonner à la newsletter|recevoir la newsletter|suscríbete a nuestro boletín|iscriviti alla newsletter|assine a newsletter|nieuwsbrief|schrijf je in|подписаться на рассылку|newsletter|newsletters|subscribe|subscribed|email address|your email|your email address|enter your email|sign up for our newsletter|subscribe to our newsletter|get the newsletter|abonnieren|s'abonner|suscríbete|suscribirse|iscriviti|abonneren|подписаться|email address*|first name|last name|submit|stay connected|stay in touch|stay informed|stay in the loop"),
        ("cookie", "accept|accept all|accept all cookies|accept cookies|reject all|reject|decline|manage cookies|cookie settings|cookie preferences|cookies settings|privacy settings|manage preferences|allow all|alle akzeptieren|ablehnen|tout accepter|aceptar|rechazar|accetta|strictly necessary cookies|always active|do not sell my personal information|your privacy choices"),
        ("menu", "zur startseite|zum inhalt springen|nach oben|retour à l'accueil|aller au contenu|volver al inicio|ir al contenido|torna alla home|vai al contenuto|voltar ao início|ir para o conteúdo|terug naar home|naar de inhoud|на главную|наверх|首页|ホーム|menu|home|search|close|close menu|open menu|toggle navigation|toggle menu|skip to content|skip to main content|skip to navigation|back to top|go to top|main menu|navigation|contact|contact us|about|about us|careers|help|faq|faqs|support|blog|news|pricing|products|solutions|resources|company|events|shop|store|cart|checkout|english|deutsch|français|español|language|all|more|view all|see all|show more|show less|load more|next|previous|prev|back|next post|previous post|next article|previous article|startseite|suche|suchen|kontakt|impressum|accueil|rechercher|inicio|buscar|contacto|cerca|zoeken|меню|поиск|главная|table of contents|contents|in this article|on this page|jump to|jump to recipe|expand|collapse|search for:|filter|sort by|loading|loading...|please wait|edit|download|play|pause|mute|video|videos|photos|gallery|close modal|learn more|read more|find out more|get in touch|explore|view profile|view more|see more|discover more|live|watch live|podcasts|weather|sports|sport|opinion|politics|business|technology|entertainment|lifestyle|health|world|travel|science|culture|your cart is empty"),
        ("related", "lea también|lee también|te recomendamos|más noticias|à lire également|les plus lus|più letti|ti potrebbe interessare|veja também|mais notícias|meest gelezen|meistgelesene artikel|weitere artikel|популярное|самое читаемое|相关阅读|関連記事|related|related articles|related posts|related stories|related content|related reading|related topics|related news|read next|read this next|up next|more stories|more news|more from|more like this|more on this story|more on this topic|you may also like|you might also like|you may like|recommended|recommended for you|recommended reading|recommended articles|recommended stories|latest|latest news|latest posts|latest articles|latest stories|recent posts|recent articles|recent comments|most read|most popular|popular|popular posts|trending|trending now|top stories|featured|featured articles|featured posts|don't miss|editor's picks|editors' picks|must read|see also|also read|read also|keep reading|similar posts|other articles|around the web|from the web|what to read next|mehr zum thema|das könnte sie auch interessieren|auch interessant|meistgelesen|à lire aussi|sur le même sujet|lire aussi|te puede interesar|más leídas|lo más leído|noticias relacionadas|artículos relacionados|leia também|leia mais|mais lidas|potrebbe interessarti|leggi anche|lees ook|читайте также|in case you missed it|explore more|continue reading|post navigation|article navigation"),
        ("tags", "tags|tags:|tagged|topics|topics:|categories|category|categories:|filed under|filed under:|archives|schlagwörter|mots-clés|etiquetas|temas|labels:|keywords|keywords:|tag"),
        ("legal", "privacy policy|privacy|terms|terms of use|terms of service|terms & conditions|terms and conditions|cookie policy|cookies|legal|legal notice|disclaimer|accessibility|accessibility statement|sitemap|site map|all rights reserved|copyright|imprint|datenschutz|agb|nutzungsbedingungen|mentions légales|politique de confidentialité|aviso legal|política de privacidad|note legali|advertise|advertise with us|editorial policy|modern slavery statement|do not sell or share my personal information|ad choices|privacy notice"),
        ("correction", "corrections"),
        ("author-bio", "about the author|about author|author bio|written by|meet the author|contributors|über den autor|à propos de l'auteur|sobre el autor|sull'autore|view all posts|more from this author|view bio|follow author|more by this author"),
        ("rating", "rate this article|was this article helpful?|was this helpful?|was this page helpful?|did you find this helpful?|yes|no|thanks for your feedback!|helpful|not helpful|0|average rating"),
    ];

    // Openings and wordings: a line that starts with one, or holds one marked with a star, is likely service text.
    private static readonly (string Class, string Phrases)[] s_wordings =
    [
        ("notification", "stay up to date with|*notifications can be managed|*browser preferences|*push notifications|turn on notifications|enable notifications|get notified|*breaking news alerts|*allow notifications|never miss"),
        ("cookie", "*use cookies|*uses cookies|*of cookies|*your cookie|*third-party cookies|*cookie policy|*cookies to|this website uses|we value your privacy|*verwendet cookies|*verwenden cookies|*utilise des cookies|*utiliza cookies|*utilizamos cookies|*utilizza i cookie|*gebruikt cookies|*cookies and similar|*essential cookies|*consent to the use|these cookies|*legitimate interest"),
        ("comments", "войдите, чтобы|connectez-vous pour|inicia sesión para|melden sie sich an, um|*оставить комментарий|join our comment|join thought-provoking|*commenting forum|*see their replies|*community guidelines|your email address will not be published|*comments are moderated|be the first to comment|*to post a comment|*leave a comment below|save my name|*required fields are marked|*your comment|log in to comment|sign in to comment|*comment section|*cancel reply|notify me of"),
        ("account", "thank you for registering|please refresh|*automatically logged in|*to be logged in|already a subscriber|already have an account|don't have an account|*create an account|*create a free account|*forgot your password|*reset your password|new to |welcome back|sign in to|log in to|by clicking|by signing up|by continuing|by creating an account|*agree to our terms|*agree to the terms|*user agreement|please log in|please sign in|your account|*verify your email|*log in or register|*sie sind noch kein|*logged in as"),
        ("paywall", "you have read|you've read|*of your free articles|*articles gratuits|*artículos gratuitos|*articoli gratuiti|*artigos gratuitos|*kostenlose artikel|*gratis artikelen|*бесплатных статей|subscribe to continue|subscribe to read|*to continue reading|to read the full|*subscribers only|*for subscribers|this article is for|this content is for|*exclusive to subscribers|*unlimited access|*free articles|register to read|*sign in to continue|become a member|become a subscriber|continue reading with|*your subscription|*unlock this article|*full access|*cancel anytime|*premium content|*per month|jetzt weiterlesen|*weiterlesen mit|*réservé aux abonnés|*abonnez-vous|*solo para suscriptores|*contenido exclusivo|support quality journalism|support our journalism|*support independent journalism"),
        ("newsletter", "подпишитесь на|подписывайтесь на|*наш телеграм-канал|*наш telegram-канал|abonnez-vous à|inscrivez-vous à|abonnieren sie|suscríbete a|iscriviti a|assine nossa|schrijf je in voor|sign up for|sign up to|subscribe to|get the latest|*our newsletter|*our free newsletter|*daily newsletter|*weekly newsletter|*the newsletter|*straight to your inbox|*to your inbox|*in your inbox|*your inbox|join our mailing list|*mailing list|*unsubscribe|enter your email|thank you for subscribing|thanks for subscribing|thanks for signing up|*zum newsletter|*notre newsletter|*nuestro boletín|*nuestra newsletter|join over|get our|receive our|don't miss|*has been received|*something went wrong|*has been submitted"),
        ("share", "teilen sie diesen|partagez sur|comparte en|condividi su|поделиться в|share this|share on|share via|follow us|follow @|like us on|*follow us on|find us on|*on social media:|click to share|copy this|(opens in|*opens in new window|*opens in a new|*link copied|connect with us|join us on"),
        ("advertisement", "advertisement|*affiliate commission|*affiliate links|*earn a commission|*paid for by|sponsored by|*this is an advertisement|*advertising helps|*ad blocker|*adblock|shop now|buy now|*we may earn|*when you buy through|*% off|download our|download the|download now|request a|schedule a|book a|get your free|start your free|*free trial|*get started today|try it free|*no credit card"),
        ("legal", "©|(c) 20|copyright|*all rights reserved|*alle rechte vorbehalten|*tous droits réservés|*todos los derechos reservados|*todos os direitos|*tutti i diritti|*registered trademark|*trademarks of|*is registered in|*company number|*registered office|*may not be reproduced|*may not be republished|*terms of use|*terms of service|*privacy policy|*privacy notice|*protected by recaptcha|powered by|*editorial guidelines|*editorial standards|hosted by|designed by|website by|theme:|*proudly powered by|*p.iva"),
        ("related", "leggi anche|à lire aussi|lea también|lee también|veja também|auch interessant|related:|read more:|read more about|read next|see also:|also read|read also|more from|more in |more on|you may also|you might also|recommended for|most read|most popular|latest from|more stories|more articles|more about|posts you|people also|next:|previous:|next post|previous post|next article|prev|see all|view all|show all|browse all|explore more|continue reading|keep reading|leer más|lire aussi|leia também|lees ook|lesen sie auch|читайте также|check out our|watch:|listen:|up next|what's next|next story|previous story"),
        ("tags", "tags:|tagged:|tagged with|filed under|posted in|categories:|category:|topics:|keywords:|schlagwörter:|in categories|filed in"),
        ("author-bio", "about the author|about author|view all posts|*is a freelance|*is a staff writer|*is a senior writer|*is a contributing|more articles by|more posts by|*view all posts by|*follow him on|*follow her on|*follow them on|*can be reached at|read full bio|*is the author of"),
        ("service", "skip to|jump to|go to|back to|please fill out|please enter|please try again|*enable javascript|javascript is|*your browser|*try again later|*error occurred|loading|*min read|*minute read|*items in your|no results|*results found|click here|tap here|scroll|press enter|type to search|*page not found|call us|contact us|get in touch|have a question|*customer service|all products|free shipping|*add to cart|*opening hours|est. reading|reading time|photo credit:|*was this article|*was this page|rate this|*did you find|*let us know|*minutes read|*last modified|*views|*total shares"),
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
        return end > 0 ? core[..end] : core;
    }

    private static IEnumerable<(string Phrase, string Class)> Wordings(bool starred) =>
        s_wordings.SelectMany(row => row.Phrases.Split('|').Select(phrase => (Phrase: phrase, row.Class)))
            .Where(pair => pair.Phrase.StartsWith('*') == starred)
            .Select(pair => (pair.Phrase.TrimStart('*'), pair.Class));
}
