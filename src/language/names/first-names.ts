import { wordsOf } from '../../lib/text/text.ts';
import type { Gender } from '../pack-parts/people.ts';

/**
 * Common first names of many countries, of no one language, by the gender of their bearers. A name that is missing here, or stands in both
 * lists, tells no gender.
 */
const men = new Set(
  wordsOf(`
    aaron abdul abdullah adam adrian ahmed alan albert alejandro alexander alfred ali allan allen amir andrea andreas andrew anders andré anthony antonio antony
    arthur ashok austin barack barry ben benjamin bernard bernie bert bill billy bo bob boris brad brandon brendan brett brian bruce bryan carl carlos charles christian
    christopher chuck clarence claude colin craig dan daniel darren dave david dean dennis derek diego dirk dmitry dominic don donald doug douglas dwight earl eddie edgar
    eduardo edward edwin eli elijah emanuel emmanuel eric erik ernest eugene evan fernando francis francisco frank franklin fred frederick friedrich gary gavin george
    gerald gerard giovanni glenn gordon graham greg gregory gunnar gustav guy hans harold harry hassan hector heinz henry herbert howard hugh hugo hussein ian ibrahim igor
    imran isaac ivan jack jacob jacques jake james jan jared jason javier jay jeff jeffrey jeremy jerome jerry jesus jim jimmy joachim joe joel johan john johnny jon
    jonas jonathan jorge jose joseph josh joshua josé juan julian julio justin karl keith ken kenneth kevin khalid klaus kurt lance lars larry laurence lawrence leo
    leonard lewis lloyd louis lucas luis luke mads magnus malcolm manuel marc marcel marco marcus mario mark martin marvin matt matthew maurice max michael miguel mike
    mikhail mitch mitt mohamed mohammad mohammed muhammad narendra nathan neil nelson nicholas nick nicolas nigel nils norman oliver olivier omar oscar otto owen
    pablo patrick paul pedro peter philip philippe phil pierre prakash rahul rajesh ralph ramon randy raul ray raymond recep reginald rex ricardo richard rick rob robert
    roberto rodney roger roland ron ronald ross roy rudy rupert russell ryan salman samuel scott sean sebastian sergei sergey seth shane shaun simon stanley stefan stephen
    steve steven stewart stuart sven ted terrence theodore thomas tim timothy tobias todd tom tomas tommy tony travis trevor tyler vernon viktor vincent vladimir volodymyr
    wallace walter warren wayne wilhelm will william willie winston wolfgang xavier yusuf zachary
    abebe adebayo ajay akira alberto alessandro alexei amit anil anton antoine anwar arjun arun ashraf babatunde bashir bilal bjorn boubacar chinedu
    chukwuemeka cyril deepak dieter emeka emil enrique erich ernesto faisal farooq felipe fergus fyodor gareth gaurav giuseppe guillermo hamid haruki heinrich hiroshi
    ignacio ikechukwu iqbal ismail jaroslav jens jomo kamal karim kenji kofi kwame lorenzo luigi mahmoud manoj marek mehmet milan mohan moses mustafa nikhil nikolai
    obinna osama pascal pavel per petr pranab rafael ramesh rashid ravi rohit rolf sanjay satoshi shinzo sunil suresh tariq tendai thabo tunde usman
    vaclav vijay vikram victor vincenzo vishal vladislav wael yannick yasser yuri zoltan
  `),
);

const women = new Set(
  wordsOf(`
    abigail adriana agnes aisha alejandra alexandra alice alicia alison allison amanda amber amelia amy ana andrea angela angelina anita ann anna anne annette annie
    antonia april ariana ashley audrey barbara beatrice becky belinda bernadette beth betty beverly bonnie brenda bridget britney camilla candace carla carmen carol
    carole caroline carolyn carrie catherine cathy cecilia charlotte cheryl christina christine cindy claire clara claudia colleen constance courtney crystal cynthia
    daisy danielle dawn deborah debra denise diana diane dianne donna dora doris dorothy edith eileen elaine eleanor elena elin elizabeth ella ellen emily emma erica erin
    esther eva evelyn fatima faith felicia fiona florence frances francesca gabriela gail georgia gina giorgia gladys gloria grace greta hannah harriet heather heidi helen
    helena henrietta hillary holly ida ilse ines ingrid irene iris isabel isabella ivanka jacqueline jane janet janice jasmine jeanne jennifer jenny jessica jill
    joan joanna joanne josephine joy joyce judith judy julia juliana julie june kamala karen karin kate katherine kathleen kathryn kathy katie kimberly kirsten
    kristen kristin lara laura lauren leah lena leticia linda lisa liz lois lori lorraine louise lucia lucy luisa lydia lynn madeleine maggie marcia margaret maria
    marianne marie marilyn marina marion marissa marjorie martha mary maureen megan meghan melania melanie melinda melissa mercedes meredith mia michele michelle mildred
    miranda miriam molly monica muriel nadia nancy naomi natalia natalie nicole nina nora norma olga olivia pamela patricia patti paula pauline peggy penelope penny phyllis
    priscilla priyanka rachel ramona rebecca regina renee rhonda rita roberta rosa rosalind rose rosemary roxanne ruth sabrina sally samantha sandra sara sarah serena
    sharon sheila shelley sherry shirley silvia simone sofia sonia sonja sophia sophie stacey stella stephanie sue susan susanna suzanne sylvia tamara tanya tara
    tatiana teresa theresa tiffany tina ursula valentina valerie vanessa vera veronica victoria viola virginia vivian wanda wendy whitney yolanda yvonne zainab zoe
    adaeze aiko amara amina anjali anushka asha astrid awa ayesha beata bianca chiamaka chiara chioma claudette danuta deepika dilma divya dolores elif
    elsa farah farida fatou fatoumata folasade freya funmilayo gabriele gertrude gita gudrun habiba halima hanna ifeoma indira ingeborg isabelle jamila jasmin kavita
    keiko khadija lakshmi latifa leila lilian liliana lina lucille ludmila magdalena malala mariam mariana meera mei mina mireille nadine nana nasreen neha ngozi
    nirmala noura oksana olena padma parveen pooja priya radha rania rekha ruby sadia sakura salma sana sanna shabana shreya sigrid sunita svetlana swati tamar
    tanvi thandiwe uma ute wangari yasmin yoko yuliya yumiko zahra zanele
  `),
);

/** Names of people of either gender, and short forms of such names. */
const either = new Set(
  wordsOf(`
    alex andy ariel ash avery bailey blair bobbie cameron casey charlie chris dana drew dylan eden elliot frankie hayden jaime jamie jean jesse jo jody jordan jules kelly
    kerry kim kit lee leslie lindsay lindsey logan lou mel micah morgan nat nico noor pat quinn reese riley robbie robin rory rowan sam sandy sasha shannon shea sidney
    skyler stevie sydney taylor terry toni tracey val vic wei yan jin min ming hong xin yu chen li ping jing lin
  `),
);

/** Whether a word is a first name of these lists. Most names of the world are missing from them. */
export function isFirstName(word: string): boolean {
  const first = word.toLowerCase().split('-', 1)[0];
  return men.has(first) || women.has(first) || either.has(first);
}

/** The gender of people with the first name that begins a name; null where both bear it or it is unknown. */
export function genderOf(name: string): Gender | null {
  const first = name.toLowerCase().split(/[\s-]/, 1)[0];
  if (either.has(first)) return null;
  if (men.has(first)) return women.has(first) ? null : 'masculine';
  return women.has(first) ? 'feminine' : null;
}
