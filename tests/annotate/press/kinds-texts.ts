import type { ArticleKind } from '../../../src/model/article.ts';

/** Texts of several genres, invented, as they stand on pages. */
export const texts: Readonly<
  Record<string, { readonly kind: ArticleKind; readonly title: string; readonly text: string }>
> = {
  report: {
    kind: 'report',
    title: 'Tarnby council votes to close harbour bridge',
    text: `TARNBY — The city council voted 7-4 on Tuesday to close the harbour bridge for at least six months after engineers found cracks in two of its pillars.

The closure begins on April 3, Mayor Ida Holm said at a news conference. Traffic will be led over the northern bypass, which carries about 12,000 vehicles a day.

“We cannot wait until somebody is hurt,” Holm told reporters. “I am sorry for everyone who has to drive a longer way.”

The Harbour Party voted against the measure. Its leader, Jon Marsh, said the inspection report had been known to the council since January and that businesses on the southern side had received no warning.

According to the report, which was released on Monday, the cracks are up to 4 millimetres wide. Repairs are expected to cost 18 million marks, of which the government in Velland has promised to pay half.

A spokeswoman for the transport ministry declined to comment on whether the money would be available this year. The ferry company said it would add two crossings an hour from Thursday.

Police said they would publish a plan for school buses later this week.`,
  },
  column: {
    kind: 'opinion',
    title: 'Why must Tarnby always pay for other people’s mistakes?',
    text: `Let’s be honest about the bridge. Everyone in this city knew that it was rotten, and nobody wanted to say so, because saying so would have cost money. Now we are told that the closure is simply bad luck. It isn’t. It is the obvious result of twenty years of looking away.

Of course, the council will insist that it acted as soon as it could. But what does that even mean? If you own a house and the roof leaks, you don’t call a committee; you call a roofer. Instead we got studies, and then studies of the studies, and not a single honest word about who should pay.

The truth is that our leaders think the voters are children. They believe that a hard choice can always be put off until after the next election, and perhaps they are right. Yet surely there is something shameful about a government that finds millions for a stadium and nothing for a bridge that thousands of people must cross every morning.

To be sure, no mayor can see through concrete. But that is exactly why inspectors exist, and why ignoring them is worse than ignorance. It is cowardice.

So what should be done? First, stop pretending. Second, tell us what the thing really costs. And third, remember that a city is not a business whose only purpose is to look good on paper. It is a promise that we make to each other, and a promise that can’t be kept with excuses.`,
  },
  editorial: {
    kind: 'opinion',
    title: 'The ministry’s secrecy is a mistake, and it should end',
    text: `A government that has nothing to hide should not behave as if it did. Yet that is precisely how the transport ministry has behaved since the cracks in the harbour bridge became known, and it is wrong to do so.

The ministry argues that publishing the inspection would only frighten people. That argument is neither serious nor honest. Citizens are not frightened by facts; they are frightened by the sense that facts are kept from them. It is true that experts may disagree about the danger. But disagreement is a reason for more openness rather than less.

Nor is it reasonable to claim, as the minister’s defenders do, that the matter is too technical for the public. Every family that crosses the bridge understands the question well enough: Is it safe, or isn’t it? If the answer is that nobody knows, then surely that is the most important fact of all.

There is a better way. The ministry should publish everything, and it should do so now. It must also explain why it took so long, because trust, once lost, cannot simply be ordered back. The alternative is a slow and entirely avoidable loss of faith in the very idea of public safety, which would be far worse than any embarrassment.

Good government means telling hard truths before they become scandals. It is not too late to begin.`,
  },
  'an analysis that argues': {
    kind: 'opinion',
    title: 'The Harbour Party is not dying. It is merely being foolish',
    text: `Parties rarely die of defeat. They die of boredom, and by that measure the Harbour Party should be in excellent health, because it has never been less boring than now. And yet almost everything it does seems designed to make victory impossible.

Consider the bridge. Here was a perfect issue: a real danger, an arrogant ministry, an angry public. A sensible opposition would have asked one simple question and repeated it every day. Instead, Marsh and his friends spent the spring arguing about whether the ferry is a symbol of oppression. It isn’t. It is a boat.

Perhaps this is unfair. After all, no opposition can choose its moment, and it is true that the party’s voters care about the ferry more than anyone else does. But that is exactly the problem. A party that speaks only to those who already agree with it is not a party at all; it is a club, and clubs don’t win elections.

What would a better strategy look like? It would begin with the obvious truth that most people want boring things: a bridge that holds, a bus that comes, a tax bill that makes sense. There is nothing dishonourable in that. Indeed, it is the very essence of politics, and the reason why the government, for all its failures, will probably survive.

None of this means that the Harbour Party is doomed. It means that nobody but its own leaders can save it, and that they don’t seem to know it.`,
  },
  'an explainer': {
    kind: 'report',
    title: 'The harbour bridge closure, explained: what we know',
    text: `The harbour bridge in Tarnby closes on April 3. Engineers found cracks in two of its pillars in January, and the council voted on Tuesday to stop all traffic until they are repaired.

What was found?

Inspectors from the state office measured cracks of up to 4 millimetres in pillars two and three. Their report, released on Monday, says that the steel inside has lost 11 percent of its strength.

How long will it last?

The council said the work would take at least six months. A spokesman for the builder told the Tarnby Mail that winter could delay it until March.

Who pays?

The government in Velland has promised 9 million marks, half of the expected costs, according to a letter that the ministry sent on Friday. The city has to find the rest in its budget.

What happens to the buses?

Lines 4 and 9 will end at the northern station. Line 12 goes over the bypass, officials said, and takes 20 minutes longer. The ferry company announced two additional crossings an hour from Thursday.`,
  },
  'a fact check': {
    kind: 'report',
    title: 'Fact check: Did the mayor know of the cracks in January?',
    text: `Claim: Mayor Ida Holm knew of the cracks in the harbour bridge in January and told nobody.

The claim was made by Jon Marsh, the leader of the Harbour Party, in a speech on Saturday and was shared about 3,000 times. Marsh said that a letter from the inspectors had been on the mayor’s desk on January 12.

The letter exists. The Tarnby Mail obtained a copy on Monday. It is dated January 12 and addressed to the building department, not to the mayor. A stamp shows that the department received it on January 15.

Holm’s office said the mayor was told of the letter on February 20. Minutes of a meeting on that day, published by the council, confirm that the department’s head, Per Dahl, reported the cracks to her and three other officials.

Marsh’s spokesman said on Tuesday that the party had no other document. He said the department reports to the mayor and that she was therefore responsible.

Rating: The letter is real, but there is no evidence that the mayor saw it before February 20.`,
  },
  'an eyewitness': {
    kind: 'report',
    title: 'Aboard the last bus over the harbour bridge',
    text: `TARNBY — I was standing beside the driver when the bus stopped on Tuesday night, a few metres before the second pillar. It was 11:52. A policeman in a yellow coat walked toward us and raised his hand.

“Nobody crosses any more,” he told the driver, Mats Berg, who has driven Line 4 for 22 years. Berg nodded and switched off the engine. Eleven passengers sat behind us. A woman from the fish market said she had heard the news at noon. Two students filmed the river.

I got out with the others. From the railing we saw the lamps of the engineers moving along the pillar, and I counted six of them. One called up that the crack had grown since the morning, and a second policeman, who gave his name as Olsen, asked us to step back.

At midnight the lights on the bridge were switched off. Berg said his company had told him on Monday that the line would end, but not when. He walked home over the bypass, a way of 50 minutes, he said on Wednesday.

A spokesman for the police said the closure was moved forward by nine days after a measurement at 10 p.m. No one was hurt, and the last car had left the bridge at 11:40, according to the fire department.`,
  },
  'a speech in full': {
    kind: 'report',
    title: 'Read the mayor’s full speech on the bridge',
    text: `Mayor Ida Holm spoke in the town hall on Tuesday evening. This is the transcript of her speech, as released by her office.

HOLM: Thank you all for coming. I know that many of you are angry. I am angry, too. We should have known earlier, and we must do better.

(APPLAUSE)

HOLM: Let me tell you what we know. We know that two pillars are cracked. We know that you can’t drive over them. And we know that the only thing worse than a closed bridge is a bridge that falls.

QUESTION: Why did you not tell us in January?

HOLM: Because I didn’t know in January. You have every right to ask me that, and I will answer it again and again.

QUESTION: Who will pay?

HOLM: The state pays half. We pay the rest. It’s as simple as that.

QUESTION: Should the minister resign?

HOLM: That is for her to say. I think we need everyone now, and I don’t want to lose a day.

(APPLAUSE)

HOLM: Thank you. Good night, and please walk home carefully.`,
  },
  'an interview': {
    kind: 'report',
    title: 'Engineer Per Dahl on cracks, concrete and sleepless nights',
    text: `Per Dahl has led the building department of Tarnby since 2019. The Tarnby Mail met him on Wednesday in his office at the harbour.

Tarnby Mail: When did you first hear of the cracks?

Dahl: In the middle of January. An inspector called me at home. I thought he was joking, to be honest.

Tarnby Mail: What did you do then?

Dahl: I drove there. You can’t judge such a thing from a desk. I looked at it with a lamp, and I knew that we had a problem.

Tarnby Mail: Why did it take until April?

Dahl: Because you need measurements, and measurements need time. I know that sounds like an excuse. I should have called the mayor on that day, perhaps. I think about it every night.

Tarnby Mail: Will the bridge stand again?

Dahl: Of course it will. Concrete is patient. We have good people, and the plan is sound.

Tarnby Mail: And you?

Dahl: I am going to retire when it opens. My wife says I must.`,
  },
  'an obituary': {
    kind: 'report',
    title: 'Greta Lund, who built the harbour bridge, dies at 91',
    text: `Greta Lund, the engineer whose harbour bridge gave Tarnby its shape, died on Sunday at her home in Velland. She was 91.

Her daughter, Eva Lund, confirmed the death. The cause was heart failure.

Lund was the first woman to lead the state building office, from 1971 to 1984. She designed 14 bridges, of which the one in Tarnby, opened in 1968, was the longest and remained her favourite, colleagues said.

Born in 1935 as the third child of a ferryman, she studied in Karsova at a time when the technical school admitted six women a year. She was told twice that she would not be allowed to work on a building site. “I bought boots and went there,” she said in an interview in 1999.

Her bridge won the national prize for architecture in 1970. In later years she criticised how little was spent on its upkeep, and in 2011 she wrote a letter to the council in which she warned of salt in the pillars.

She is survived by her daughter, a son, and four grandchildren. Her husband, the painter Nils Lund, died in 2003. The funeral will be held on Friday in Velland, her family said.`,
  },
  'a sports report': {
    kind: 'report',
    title: 'Tarnby beat Karsova 3-1 to go top',
    text: `Tarnby came from behind to beat Karsova 3-1 on Saturday and went to the top of the league for the first time since 2014.

Karsova took the lead after 12 minutes when Ivo Petrov headed in a corner. Tarnby’s goalkeeper, Lars Vik, was badly beaten and then saved two more shots from close range.

The match turned just before the break. Jon Aas, who had missed a penalty a week ago, scored from 20 metres, and Emil Roth added the second two minutes later. “We were poor for half an hour,” coach Anna Friis said. “Then we remembered how to play.”

Roth scored again in the 81st minute after a mistake by Karsova’s captain, Dan Novak, who was sent off in stoppage time for a foul on Aas. Friis said Aas had hurt his knee and would be examined on Monday.

About 9,400 people saw the match, 2,000 fewer than usual because the harbour bridge is closed. Tarnby have 31 points from 14 matches, two more than Velland, who drew 0-0 with Norvik on Friday. They play at Velland next Sunday. Karsova fell to sixth.`,
  },
  'a press release': {
    kind: 'report',
    title: 'Norvik Ferries launches two new crossings in Tarnby',
    text: `TARNBY, March 4, 2026 — Norvik Ferries, the leading operator of passenger ferries on the northern coast, today announced two additional crossings an hour between Tarnby Harbour and the southern shore. The new service starts on Thursday, March 12.

“We are delighted to offer our customers a fast and reliable alternative while the harbour bridge is closed,” said Lena Strand, chief executive of Norvik Ferries. “Our crews are ready, and our ships are among the most modern in the region.”

The company will use two vessels, the Norvik Star and the Norvik Sun, each with room for 240 passengers and 60 bicycles. Tickets cost 3 marks and can be bought in the Norvik app or on board. Holders of monthly bus passes travel free of charge.

The additional service is supported by the city of Tarnby with 400,000 marks and is planned until the end of September.

About Norvik Ferries: Founded in 1952, Norvik Ferries carries 4 million passengers a year on 11 routes and employs 620 people. Its headquarters are in Velland.

Contact: Press office, Norvik Ferries, Quay 7, Velland.`,
  },
};
