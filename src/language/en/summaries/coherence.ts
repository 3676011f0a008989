import { wordsOf } from '../../../lib/text/text.ts';
import type { CoherencePack } from '../../pack-parts/summaries/coherence.ts';
import { phrases } from '../../phrases.ts';

/** Texts, deeds, events, groups and persons that "the" takes up again. */
const referring = wordsOf(`
  accident accord account accusation accusations act action actions advice agreement allegation allegations alliance amendment
  announcement answer appeal appointment approach area argument arrest arrests arrangement article assault assertion attack attacks
  author authors ban bill blast boycott breach brothers call calls campaign case ceremony change changes charge charges children cities
  city claim claims clash clashes claimants collapse comment comments companies company complaint compromise conclusion condition
  committee commission panel conference conflict contest contract controversy conversation conversations couple crash crime crisis crowd cut cuts data date deadline deal
  death deaths debate decision decline defeat defendant defendants delay demand demands department details development developments
  device difference directive disaster dismissal dispute document documents donation dossier duo effort efforts email emails episode
  episodes event events evidence exchange exercise explosion failure family fight figure figures filing findings fire firm five four group
  groups guidelines gunman hearing idea impasse implementation incident incidents increase indictment initiative injunction inquiry
  insult interview investigation island issue issues judge killing killings law laws lawsuit leak legislation letter limit list loss
  man matter measure measures meeting memo men message method mission motion move moves murder name names negotiations
  network news notice number numbers objection offer officer officers operation opinion order orders other others outcome
  pact panel paper party patient patients payment payments petition phenomenon plaintiff plaintiffs plan plans pledge plot
  policies policy poll position post practice prediction problem proceedings process program programme project promise proposal
  proposals protest protests provision provisions publication question questions raid rally reasons recommendation record reform
  refusal regulation regulations rejection release remark remarks report reports request requirement researchers resignation
  resolution response restriction restrictions result results revelation revelations review rise rule rules ruling sanctions
  scandal scheme scientists sentence settlement seven shift shooter shooting show showdown sides signal site situation six speech standoff
  state states statement statements step steps story strategy strike strikes study subpoena suggestion suit summit suspect suspects survey
  talks tactic tactics tape target tariffs team technique technology tensions test testimony text theory three threat threats
  timing topic town transaction treaty trend trial trip troops tweet tweets two vehicle verdict version victim victims victory video videos
  ambassador congressman congresswoman lawmaker lawmakers senator senators businessman businesswoman actor actress singer lawyer attorney
  teenager teen boy girl driver pilot owner host candidate candidates pair trio bills nominee artist player students student view views violence visit vote votes voting warning warnings website woman women words work workers writer
`);

/** Up to two words between the article and the noun. */
const modifiers = '(?:\\p{Ll}[\\p{Ll}-]* ){0,2}?';

/** How sentences of English news refer back. */
export const coherence: CoherencePack = {
  pronoun: phrases(wordsOf('he she him his her hers'), { at: 'anywhere' }),
  neuterPronoun: phrases(['its', 'it'], { at: 'anywhere' }),
  thing:
    /\b(?:[Tt]he|[Aa]n?|[Ee]ach|[Oo]ne|[Tt]his) \p{L}|['’]s\b|\b(?:when|whether|if|that|as|because|what|how|makes?|made) $/u,
  pluralPronoun: phrases(wordsOf('they them their theirs'), { at: 'anywhere' }),
  // "Senators", "Ann Lee and Bo Ek", "the police"; a possessive is none.
  plural:
    /\p{L}{2,}s(?!['’\p{L}])|\band\b|\b(?:people|police|men|women|children|couple|family|group|team|crew|staff|public|both)\b/u,
  personNoun: /\b(?:[Aa]n?|[Oo]ne|[Tt]he) \p{Ll}/u,
  leaningSubject: phrases(
    [
      ...wordsOf(
        'it its this that these those they neither but and so yet or nor also still then supporters critics others',
      ),
      ...[
        'doing so',
        'in doing so',
        'as such',
        'in response',
        'in return',
        'in turn',
        'in that',
        'in this',
        'in those',
        'as a result',
        'for example',
        'for instance',
        'in fact',
        'back in',
        'soon after',
        '(seconds|minutes|moments|hours|days|weeks) later',
      ],
      ...['for that', 'after that', 'at that', 'by then', 'since then', 'until then'],
      // "Velland's is expected to vote": its parliament.
      '<owner> (is|are|was|were|will|would|has|had)',
      'both (are|were|have|had|will|said)',
    ],
    { at: 'start', pieces: { owner: "\\p{Lu}[\\p{L}-]*['’]s" } },
  ),
  demonstrative: /\b(?:[Tt]hese|[Tt]hose|[Ss]uch(?: an?)?|[Tt]his|[Tt]hat same|[Tt]he same) (\p{Ll}{3,})/gu,
  plain: new Set(
    wordsOf(`
      week month year day morning afternoon evening weekend summer winter spring autumn fall time country season decade century kind
      sort type point past coming kinds sorts types weeks months years days times
    `),
  ),
  definite: new RegExp(`\\b[Tt]he ${modifiers}(${referring.join('|')})(?![\\p{L}-])`, 'gu'),
  qualifier: phrases(
    [
      ...wordsOf(
        'of to that which who whose whom where when between against over on for in at by from with about into under during',
      ),
      ...wordsOf('after before behind called known named'),
    ],
    { at: 'start', before: '[,]?\\s' },
  ),
  pointing: phrases(
    [
      ', (that|this) (is|was|would|will|could|means|meant)',
      'at the time',
      'at that (time|point)',
      'in (his|her|their|its) place',
      'the former',
      'the latter',
      'there were also',
      'for (instance|example)',
      'once again',
      'a similar',
      'the (old|new|other|first|second|latest) one',
    ],
    { at: 'anywhere' },
  ),
};
