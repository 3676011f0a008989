/**
 * What pages print around an article, as data: one rule a line, each with the name that `--explain` shows. A rule looks
 * at one line (or one block of a page) alone; where the line stands is the readers' business.
 */
export interface LineRule {
  readonly name: string;
  readonly pattern: RegExp;
  /** Longer lines are never this: a sentence may begin with the same words. */
  readonly longest: number;
}

const rule = (name: string, longest: number, pattern: RegExp): LineRule => ({ name, longest, pattern });

export const lineRules: readonly LineRule[] = [
  rule(
    'advertisement',
    60,
    /^(?:story continues below )?(?:advert|advertisement|advertising|ad|sponsored(?: links| content)?|promoted(?: content)?|paid post|anzeige|publicidad|publicité|continue reading(?: below)?)[.:… ]*$/i,
  ),
  rule(
    'advertisement',
    90,
    /^(?:article|story|scroll down) (?:continues|to continue)|^scroll (?:down )?to continue|^skip (?:advert|ad\b|past newsletter|to )/i,
  ),
  rule(
    'advertisement',
    200,
    /^\W*(?:(?:sponsored|promoted|advertisement|deal of the day)\b\s*[-–—:|]+|shop\s*[:|]+)\s*\S/i,
  ),
  rule(
    'share bar',
    80,
    /^(?:share|tweet|pin it|print|save|e-?mail|copy link|bookmark|listen|gift article|comments?|\d+ comments?|\d+ shares?|like|whatsapp|facebook|twitter|linkedin|reddit|telegram|flipboard|messenger|x)(?:[\s|•·,:/]+(?:share|this|article|story|on|via|by|to|with|tweet|print|save|e-?mail|copy|link|comments?|whatsapp|facebook|twitter|linkedin|reddit|telegram|flipboard|messenger|more|x|\d+))*[\s|.:]*$/i,
  ),
  rule(
    'follow us',
    240,
    /^(?:follow|like|find|join|connect with) (?:us|[\p{L}\d .&']{2,40}?) (?:on|at|via)\b|\bfollow us on\b|^follow [@\p{Lu}][\p{L}\d.& ]{1,40}$/iu,
  ),
  rule(
    'follow us',
    200,
    /\b(?:now on|join (?:our|the)|subscribe to (?:our|the)) (?:telegram|whatsapp|youtube|channel|google news)\b|\b(?:whatsapp|telegram) channel\b/i,
  ),
  rule(
    'newsletter',
    260,
    /^(?:sign[- ]?up|subscribe|register|get|receive|stay|don['’]t miss)\b.{0,160}\b(?:newsletters?|inbox|daily briefing|morning briefing|alerts?|e-?mails?|updates)\b/i,
  ),
  rule(
    'newsletter',
    160,
    /^(?:check out|see|view|browse) all (?:our )?newsletters|^newsletters?(?: sign-?up)?$|^by (?:signing up|subscribing|clicking|providing|submitting)\b|^(?:enter )?your e-?mail\b|^thank you for (?:subscribing|signing)/i,
  ),
  rule(
    'subscription',
    220,
    /^(?:subscribe|subscriptions?|already a (?:subscriber|member)|become a (?:member|subscriber|supporter)|log ?in|sign in|create (?:a |an )?(?:free )?account|support (?:our|independent) journalism|this (?:article|content|story) is (?:for|only|reserved|exclusive)|to (?:read|continue reading)|you (?:have|'ve|’ve) (?:reached your|\d+ (?:free )?articles?))\b/i,
  ),
  rule(
    'cookie notice',
    400,
    /\b(?:we(?: and our partners)?|this (?:web)?site|our site) uses? cookies\b|^(?:accept|reject|manage) (?:all )?(?:cookies|preferences)|\bcookie (?:policy|preferences|settings)\b|^cookies?$/i,
  ),
  rule(
    'other story',
    260,
    /^[[(]?\s*(?:also (?:read|see|watch|on)|(?:more )?related(?: (?:stories|news|articles?|content|posts?|videos?|topics?|links|coverage))?|read (?:more|next|also|the full|full)|recommended(?: for you| stories)?|see also|don['’]t miss|must[- ]read|more (?:from|on|in|stories|news|coverage|to read)\b|you may (?:also )?(?:like|be interested)|you might (?:also )?like|editor['’]?s['’]? (?:pick|choice)|trending(?: now| stories)?|most (?:read|popular|viewed|shared|commented)|top (?:stories|videos?|news|picks)|latest (?:news|stories|videos?)|popular (?:now|stories|posts)|what['’]s brewing|watch(?: now| live| more)?|in pics|in pictures|in photos|next (?:article|story|up)|previous (?:article|story|post)|up next|suggested|sponsored stories|other stories|featured|explore more|dig deeper|go deeper|further reading|keep reading|continue reading)(?=\s*(?:[:|\-–—•»>…]|here\b|on\b|from\b|in\b|about\b|$|[\])]))/i,
  ),
  rule(
    'other story',
    300,
    /^(?:also read|also see|also watch|read (?:also|more|next)|watch|related|see also|more|recommended|must read|opinion|explained|explainer|photos?|video|gallery|listen)\s*(?:[:|»>]|\s[-–—]\s)/i,
  ),
  rule(
    'read all',
    240,
    /^(?:read|get|catch|click|visit|check)\b.{0,80}\b(?:breaking news|latest (?:news|updates?)|live updates?|all the (?:latest|news)|click here)\b/i,
  ),
  rule(
    'click here',
    200,
    /^click (?:here|on|to)\b|\bclick here (?:to|for)\b|^tap here\b|^download (?:the|our)\b.{0,80}\bapps?\b/i,
  ),
  rule(
    'caption',
    400,
    /[([](?:image|photo|picture|pic|credit|file|representational|representative|video|source|courtesy)(?:\s*(?:image|photo|picture|credit|source|courtesy|by))?\s*[:|/–-][^()]{1,80}[)\]]\.?$/i,
  ),
  rule(
    'caption',
    320,
    /^(?:image|photo|picture|pic|file|video|caption)s?\s*(?:source|credits?|courtesy|by)?\s*[:|]|\b(?:image|photo|picture)s? (?:source|credits?|courtesy|by)\s*[:|]/i,
  ),
  rule(
    'caption',
    320,
    /\b(?:credits?|photo|photograph|image|picture)\s*:\s*[^.]{2,80}$|\((?:getty images?|file|file photo|representational image|ap photo\/[^)]+|reuters photo)\)\.?$|\b(?:getty images|file photo|handout|via (?:getty|ap|reuters|afp))\)?\s*$/i,
  ),
  rule(
    'syndication note',
    400,
    /^[[(]?(?:this (?:story|article|report|post|piece|content)|the (?:above|following|story)|\(?with (?:inputs?|agency inputs)|except for the headline|disclaimer|\(?(?:additional )?reporting by|\(?edited by|\(?compiled by|\(?editing by|\(?syndicated)\b.{0,260}\b(?:edited|published|syndicated|feed|wire|agenc(?:y|ies)|inputs|reporting|editing|originally|appeared|staff|writing|by)\b/i,
  ),
  // A scrape glues the name in an author box to the sentence about the author: "Ann LeeAnn Lee covers…".
  rule('author box', 400, /^(\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){1,3})\s?\1\b/u),
  rule(
    'author box',
    200,
    /^(?:the )?(?:views|opinions)(?: expressed)?(?: here| in this (?:column|article|piece|blog))? (?:are|is) (?:those of )?the (?:author|writer)/i,
  ),
  rule(
    'author box',
    120,
    /^about (?:the )?authors?\b|^(?:more )?(?:by|about) (?:this|the) author|^view (?:all posts|profile|bio)|^(?:the )?(?:author|writer)s? (?:is|are) (?:a|an|the)\b/i,
  ),
  rule(
    'stamp',
    140,
    /^(?:first |originally |last )?(?:published|updated|posted|modified|last updated|created|date)(?: on| at| by)?\s*:?\s*(?=.*\d)/i,
  ),
  rule('contact', 240, /^.{0,200}\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\.?$/),
  rule(
    'note to editors',
    400,
    /^(?:notes? to (?:editors|journalists)|press contact|media contact|for immediate release)\b/i,
  ),
  rule('shortcode', 400, /^\[\/[a-z_-]{3,30}\]|^\[[a-z_-]{3,30} [^\]]*=[^\]]*\]/),
  rule('shortcode', 80, /^this (?:slideshow|video|content|site|page) requires javascript\b/i),
  rule(
    'standards',
    120,
    /^our standards:|^(?:read (?:about )?|see )?(?:our|the) (?:ethics|editorial) (?:policy|standards|guidelines|statement)\b/i,
  ),
  rule(
    'share bar',
    120,
    /^(?:like|love|enjoy(?:ed|ing)?) (?:this|what you|the) (?:story|article|post|read\w*)\b.{0,40}[?!]/i,
  ),
  rule(
    'newsletter',
    260,
    /\bsign(?:ing)? up (?:for|to) (?:our|the|one of our|[\p{L}’' ]{3,30}) (?:[\p{L}-]+ ){0,3}newsletters?\b/iu,
  ),
  rule('other story', 260, /^also on [\w.-]+\.[a-z]{2,}\b|^on [\w-]+\.(?:com|org|net|co\.uk)\s*:/i),
  rule(
    'contact',
    240,
    /^(?:have|got) (?:a|any|more) (?:news )?(?:tips?|story|information)\b.{0,20}\?|\b(?:may|can) be (?:reached|contacted) (?:at|via|on|by)\b/i,
  ),
  rule('read all', 200, /^all the (?:latest|top)\b.{0,80}\b(?:headlines|news|stories|updates)\b/i),
  rule(
    'subscription',
    120,
    /^(?:keep reading for|unlimited (?:access|reading)|try (?:it )?(?:free|for)|start your free trial)\b/i,
  ),
  rule('copyright', 240, /^(?:©|\(c\)|copyright\b)|\ball rights reserved\b/i),
  rule(
    'terms',
    160,
    /^(?:privacy|terms|contact|about|advertise|careers|help|faq|site ?map|accessibility|imprint|impressum)(?: (?:policy|notice|us|of (?:use|service|sale)|& conditions|and conditions|with us|center|centre|statement))*(?:[\s|·•,]+(?:privacy|terms|contact|about|advertise|careers|help|faq|site ?map|accessibility|policy|notice|us|of|use|service|and|conditions|cookies?|settings))*\s*$/i,
  ),
  rule(
    'tags',
    300,
    /^(?:tags?|topics?|keywords?|filed under|categories|category|labels?|in this (?:article|story))\s*(?::|$)/i,
  ),
  rule(
    'comments',
    200,
    /^(?:leave a (?:comment|reply)|post a comment|join the (?:conversation|discussion)|view (?:all )?comments?|add a comment|be the first to|show comments?|load(?:ing)?(?: more)?(?: comments)?|\d+ (?:responses|replies)|write a (?:comment|letter)|report (?:a|an) (?:typo|error|correction)|have (?:a|your) (?:tip|story|say))\b/i,
  ),
  rule(
    'reading time',
    60,
    /^(?:\d+|a|one|two|three|four|five)[- ]?min(?:ute)?s? (?:read|listen)\b|^reading time|^estimated reading/i,
  ),
  rule(
    'breadcrumb',
    240,
    /^(?:you are (?:at|here)|home|news|index)\s*(?:[:»>›/|]|$)|^(?:[\p{L}\d &'-]{2,30}\s*[»›>]\s*){1,6}/iu,
  ),
  rule(
    'site bar',
    400,
    /^trends?\s*:|^trending\s*:|^(?:menu|search|close|open|toggle|home|sections|show more|see more|view more|load more|more|next|previous|prev|back(?: to top)?|top|skip to (?:content|main|navigation).*|live|video|videos|photos?|podcasts?|e-?paper|advertise|subscribe now|subscribe|sign in|log in|gallery|embed|transcript|play|pause|mute|expand|collapse|hide caption|toggle caption|enlarge this image|enlarge|view gallery|view image in fullscreen|fullscreen)$/i,
  ),
];

/** Rules about words that hold wherever a line stands. The others are hints to the forests. */
export const sureRules: ReadonlySet<string> = new Set([
  'other story',
  'read all',
  'advertisement',
  'newsletter',
  'subscription',
  'share bar',
  'tags',
  'author box',
  'caption',
  'reading time',
  'copyright',
  'cookie notice',
  'shortcode',
  'standards',
  'note to editors',
]);

/** The name of the rule that says a line is not part of the article's text; null when none does. */
export function boilerplateRule(line: string): string | null {
  const text = line.trim();
  for (const { name, longest, pattern } of lineRules) {
    if (text.length <= longest && pattern.test(text)) return name;
  }
  return null;
}

/** After one of these, what follows belongs to other stories or to the site. */
export const tailStarts =
  /^(?:about the authors?|related(?: (?:stories|videos?|articles?|news|topics?|content|posts?|links|coverage))?|more (?:from|on|stories|in|news)\b.{0,60}|most (?:read|popular|viewed)|recommended(?: for you)?|you (?:may|might) (?:also )?(?:like|be interested in).{0,20}|what['’]s brewing|read all the (?:breaking|latest)\b.*|(?:\d+ )?comments?(?: \(\d+\))?|leave a (?:comment|reply)|join the (?:conversation|discussion)|tags?:?|topics?:?|trending(?: now| stories)?|top stories|latest (?:news|stories|videos)|sponsored (?:links|stories|content)|editor['’]?s['’]? picks?|popular (?:stories|now|posts)|also in .{0,40}|recent (?:posts|articles|stories)|similar (?:posts|articles|stories)|share this(?: article| story| post)?:?|filed under:?.{0,60}|references|footnotes|sources)$/i;
