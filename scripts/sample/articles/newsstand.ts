import type { SampleContext } from '../sampleContext.ts'
import { people, referTo, referToAll, type SampleDocument, slugOf } from '../sampleDocument.ts'
import { writeBody } from '../writeBody.ts'

/** An article that exists in English only. */
export function newsstand({ at, figure }: SampleContext): SampleDocument {
  return {
    _id: 'sample-article-newsstand',
    _type: 'article',
    kicker: 'From Italy',
    title: 'What a newsstand knows',
    language: 'en',
    slug: slugOf('what-a-newsstand-knows'),
    lead: 'It opens at five, it sells less paper every year, and half the street still stops there. A morning inside an Italian newsstand, and what it can teach to anyone who runs a page.',
    category: referTo('sample-category-ideas'),
    tags: referToAll('sample-tag-local', 'sample-tag-writing'),
    authors: referToAll(people.bruno),
    series: referTo('sample-series-from-the-stand'),
    publishedAt: at(-4, '08:00'),
    featured: true,
    commentsOpen: true,
    hero: figure('chiosco', {
      alt: 'Illustration: a newsstand at dawn, its awning striped in red, papers hanging like washing; a large pale sun behind it.',
      caption: 'The stand on the corner of via dei Mulini opens an hour before the bakery.',
      credit: 'Illustration for Edicola',
    }),
    body: writeBody(
      `
At ten past five the papers arrive, thrown from a van that does not stop. At a quarter past, the shutter goes up; at twenty past, before a single copy has been sold, the first customer leans on the counter and asks what happened. She will not buy a paper. She has not bought one in six years. But she would not dream of taking the tram without asking.

I spent a week inside the [*edicola*](lingua:it) on the corner of via dei Mulini, on a stool between the puzzle books and the stickers. I had come to write about the end of something. I left with a notebook full of advice.

## The front page is a conversation

People think that a newsstand sells news. It sells, to be exact, a *place to have heard it*. The man who runs it reads eleven front pages before six in the morning and says, to each customer, one sentence. Never the same. To the nurse: “They have settled your contract, on page nine, in small print.” To the boy with the skateboard: “You won, away. Ugly goal.” To me, on the third day: “Nothing for you today. Go and work.”

That last one is the service. An editor who knows when there is *nothing for you today* is worth more than any feed.

## What hangs at eye level

The most valuable space in the stand is a strip of forty centimetres, between a child’s eyes and an adult’s. What hangs there changes every day at noon, by hand, after a morning of listening. “At six I put what I think matters,” he says. “At twelve I put what they asked for. In the evening I look at the difference. That is how I know whether I understood anything.”

I have sat through many presentations about audiences. None had a better definition.

- What *you* think matters goes up first; that is your job.
- What *they* asked for goes up next; that is your manners.
- The distance between the two is the only number worth writing down.

## The drawer

Under the till there is a drawer of things kept for people: a magazine on trains for a man in hospital, the stickers that somebody’s daughter lacks, an envelope with keys. No customer has ever signed up for the drawer. “If I had to explain it,” he says, “it would stop working.”
`,
      {
        _type: 'pullQuote',
        text: 'If I had to explain it, it would stop working.',
        attribution: 'The newsagent of via dei Mulini',
      },
      `
On the last morning I tried to pay for the week of coffee he had brought me. He shook his head and handed me a paper, folded to an inside page. There was a paragraph about our street, four lines, one of them wrong. “Write to them,” he said. “Nicely. They are people, too.”

I did. They answered the next day. [Slowly](ref:sample-article-risposta), and well.
`,
    ),
  }
}
