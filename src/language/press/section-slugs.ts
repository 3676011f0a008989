import type { Section } from '../../model/article.ts';

/**
 * Parts of addresses and categories of feeds, as slugs ("World news" is `world-news`), in any language. One that stands under
 * several sections leaves the choice to the other witnesses. Not here: what names a country or a city ("US news"), which says where
 * and not what, and "news" itself.
 */
const slugsOfSections: Readonly<Record<Section, string>> = {
  world: `
    world world-news worldnews international international-news foreign global global-news foreign-affairs foreign-policy diplomacy
    world-europe world-asia world-africa world-americas world-us-canada world-middle-east world-latin-america world-australia
    world-asia-india world-asia-china europe asia africa americas middle-east middleeast asia-pacific latin-america
    ausland internationales welt weltpolitik aussenpolitik monde international-monde mundo internacional internacionales
    esteri mondo buitenland utrikes udland utenriks ulkomaat swiat zahranicni mezinarodni
  `,
  politics: `
    politics politics-news politic political us-politics uk-politics homenews-administration white-house whitehouse congress senate
    elections election government parliament politik innenpolitik landespolitik bundespolitik deutschland-politik wahlen politique
    politiques elections-presidentielles politica politica-nacional elecciones politiek politikk polityka politika domaci-politika
  `,
  business: `
    business business-news economy economics economic markets market finance financial-markets personal-finance money companies
    investing stocks real-estate banking energy-business trade wirtschaft finanzen geld boerse borse unternehmen maerkte economie
    economie-finance bourse finances argent entreprises affaires marches economia economia-y-negocios negocios mercados finanzas
    empresas dinero economia-finanza borsa ekonomi okonomi ekonomia ekonomika gospodarka biznes erhverv
  `,
  technology: `
    technology tech technology-news tech-news technews gadgets gadget computing internet cybersecurity ai artificial-intelligence
    software mobile sci-tech scitech science-and-technology science-technology science-tech technik digital digitales netzwelt
    netzpolitik technologie technologies high-tech numerique informatique tecnologia tecnologias technologia teknologi teknik
  `,
  science: `
    science science-news sciences space environment science-and-environment science-environment climate climate-change
    climate-environment nature sci-tech scitech science-and-technology science-technology science-tech science-and-health
    health-science health-and-science wissen wissenschaft forschung umwelt klima natur espace environnement planete climat ciencia
    ciencias medio-ambiente medioambiente clima scienza scienze ambiente wetenschap vetenskap videnskab nauka veda
  `,
  health: `
    health health-news healthcare health-care medicine medical wellness well wellbeing fitness-and-health science-and-health
    health-science health-and-science public-health mental-health coronavirus covid-19 gesundheit medizin sante medecine salud
    bienestar saude salute gezondheid halsa sundhed helse terveys zdrowie zdravi
  `,
  culture: `
    culture arts art arts-and-entertainment arts-entertainment entertainment entertainment-arts entertainment-and-arts
    entertainment-news arts-and-culture arts-culture books book-reviews music movies movie film films tv tv-and-radio
    television tv-radio theater theatre stage celebrity celebrities showbiz hollywood celebrity-news artanddesign art-and-design
    kultur kunst musik kino buecher unterhaltung feuilleton theater literatur culture-loisirs arts-spectacles cinema musique livres
    spectacles medias cultura cine musica libros espectaculos entretenimiento television-y-cine teatro spettacoli cultuur
    noje underholdning kulttuuri kultura rozrywka
  `,
  sport: `
    sport sports sports-news sportsnews football soccer nfl nba mlb nhl mls ncaa college-football college-basketball basketball
    baseball tennis golf cricket rugby rugby-union rugby-league formula1 formula-1 f1 motorsport motogp boxing mma ufc cycling
    athletics olympics winter-olympics hockey ice-hockey swimming racing horse-racing premier-league champions-league fussball
    bundesliga formel1 handball wintersport sports-collectifs ligue-1 rugby-sport deportes deporte futbol baloncesto tenis
    esportes futebol calcio sporten urheilu idrott sportnews
  `,
  local: `
    local local-news localnews metro metro-news nyregion regional region regions communities community-news city-news neighborhoods
    lokales lokal lokalnachrichten regionales stadt locales local-noticias regionales-noticias societe-locale
    faits-divers-locaux cronaca-locale
  `,
};

/** The sections that a slug stands for. */
export const sectionsOfSlug: ReadonlyMap<string, readonly Section[]> = slugTable();

function slugTable(): Map<string, Section[]> {
  const bySlug = new Map<string, Section[]>();
  for (const [section, slugs] of Object.entries(slugsOfSections) as [Section, string][])
    for (const slug of new Set(slugs.trim().split(/\s+/))) bySlug.set(slug, [...(bySlug.get(slug) ?? []), section]);
  return bySlug;
}
