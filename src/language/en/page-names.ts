/**
 * Words that no person is called, though they stand with a capital where names stand: departments and roles, parts of outlets'
 * names, days and months, what menus, buttons and headlines say. Compared as folded words.
 */
export const notNames: readonly string[] = `
  staff senior writer writers columnist columnists producer producers desk team bureau editor editors editorial correspondent
  correspondents reporter reporters newsroom admin agency agencies news online web service services network media press
  contributor contributors guest wire wires board digital studio magazine times post herald gazette tribune journal today tv
  radio ltd inc llc group company university institute ministry department office association society foundation com org net
  http https www user author authors unknown anonymous home subscribe share updated published minute minutes min mins read
  photo photos image images getty logo avatar headshot picture facebook twitter linkedin email instagram youtube pinterest
  whatsapp telegram reddit rss feed newsletter newsletters podcast podcasts video videos gallery search menu close open login
  log sign up contact about us our your my you we the a an and or of for in on at to from with by best top new latest more most
  trending popular related recommended featured provider review reviews guide guides tips list blog daily weekly get started
  try click here copilot chat privacy policy terms feedback cookie cookies help faq support shop store cart sale deals offers
  buy free page pages select skip content main toggle navigation back next previous view all show comments comment reply
  copyright rights reserved advertisement sponsored edition final end west east north south world business politics sport
  sports science health culture opinion lifestyle travel food tech technology education money finance markets entertainment
  music movies books arts games local national international africa asia europe america americas latin middle programmes
  programs events jobs careers company january february march april may june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday what why how when where who which this that these those is are was
  story stories article articles topic topics tags category categories section sections series chief deputy managing executive
  associate assistant director head officer president founder professor lecturer analyst researcher fellow consultant engineer
  developer designer manager marketing specialist coordinator strategist expert experts copywriter freelance freelancer
  journalist presenter host co-founder ceo cto vp current issue issues free paid release date table contents number special
  special premium exclusive updated breaking live
`
  .trim()
  .split(/\s+/);

/** With what newspapers' names end: "The Tarnby Mail". */
export const paperNames: readonly string[] = `
  Weekly Daily Courier Gazette Herald Post Times News Today Journal Tribune Chronicle Observer Telegraph Mail Express
  Review Standard Guardian Mirror Star Sun Examiner Inquirer Register Dispatch Bulletin Monitor Globe Independent Mercury
  Echo Argus Sentinel Record
`
  .trim()
  .split(/\s+/);
