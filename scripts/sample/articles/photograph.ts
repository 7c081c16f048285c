import type { SampleContext } from '../sampleContext.ts'
import {
  people,
  referTo,
  referToAll,
  referWeakly,
  type SampleDocument,
  slugOf,
} from '../sampleDocument.ts'
import { writeBody, writeTable } from '../writeBody.ts'

/** The English translation of the article on describing pictures. */
export function photograph({ at, figure }: SampleContext): SampleDocument {
  return {
    _id: 'sample-article-photograph',
    _type: 'article',
    kicker: 'Toolbox',
    title: 'Describing a photograph to someone who cannot see it',
    language: 'en',
    slug: slugOf('describing-a-photograph'),
    lead: 'Alternative text is not a box to tick: it is the shortest of literary forms. How to write it, when to stay silent, and what it teaches us about looking.',
    category: referTo('sample-category-craft'),
    tags: referToAll('sample-tag-accessibility', 'sample-tag-writing'),
    authors: referToAll(people.ottavia),
    series: referTo('sample-series-from-the-stand'),
    translation: referWeakly('sample-article-fotografia'),
    publishedAt: at(-13, '09:00'),
    commentsOpen: true,
    hero: figure('fotografia', {
      alt: 'Illustration: a camera from which, instead of a picture, lines of black text come out, one of them red.',
      caption: 'For those who listen, a photograph is made of words.',
      credit: 'Illustration for Edicola',
    }),
    body: writeBody(
      `
“That’s my grandson, he’s holding a fish, he’s laughing and he’s missing a tooth.” Mr Corrado, who has not seen for twenty years, knows every photograph on his daughter’s phone by heart, because this is how she reads them to him: subject, gesture, detail. She never studied the matter. She worked out by herself what many manuals take sixty pages to explain.

Every picture published on the web can carry a description, which screen readers speak to people who cannot see, and which appears when the picture does not arrive. It is called [*alternative text*](nota:“Alt” in the code of a page. It dates from 1995, and is one of the few things of that web which still work exactly as they did.). Almost nobody sees it, which may be why it is almost always badly written.

## Three questions before writing

1. **Why is this picture here?** If you took it away, what would the reader miss? Describe that.
1. **What does the reader know already?** Do not repeat the caption: complete it.
1. **How would you say it on the phone?** In one sentence, without “image of”, the important things first.

The same photograph asks for different words in different places. A tray of pastries is, for the pastry shop, “twelve coffee choux, glossy icing, one with a bite taken out”; in an article about a quarrel between neighbours it is “the tray left on the landing to make peace”.

## When to stay silent

A decorative rule, a shadow, the twentieth icon of an envelope beside the word *email*: if the picture adds nothing, the right description is empty. Empty, not absent. In the code the difference is a pair of quotation marks; to the ear it is the difference between silence and hearing \`IMG_20240311_def2.jpg\` read aloud.
`,
      {
        _type: 'codeBlock',
        language: 'html',
        filename: 'figure.html',
        code: '<img src="rule.svg" alt="">\n\n<figure>\n  <img src="corrado.jpg" alt="A boy laughs with a fish in his hand; he is missing a tooth.">\n  <figcaption>Lake Varna, August.</figcaption>\n</figure>',
      },
      `
## A small reference
`,
      writeTable(
        ['If it is…', 'write…', 'and not…'],
        ['a person', 'who it is, and doing what', 'their clothes, unless they matter'],
        ['a chart', 'what it shows', 'every single number'],
        ['a screenshot', 'the text that is needed', '“screenshot”'],
        ['a painting', 'what the article is about', 'the whole painting'],
      ),
      `
## An exercise in looking

On the first day of every course I hand out one photograph, five minutes, and one sentence of twenty-five words. The first versions are inventories: “street, trees, bicycle, person”. Then somebody writes “a woman pushes her bicycle uphill, against the wind, and smiles”, and the whole class looks up, because now they can see *that* photograph.

To describe is to decide. Of the thousand things that a picture holds, which makes it this one and no other? It is the question of the editor in front of a headline, of the witness in front of a judge, of anyone telling a dream at breakfast.
`,
      { _type: 'pullQuote', text: 'To describe is to decide.' },
      `
As for Mr Corrado, I asked him which of his photographs is the most beautiful. He thought about it for a while. “The one with the fish,” he said. “You can hear the laughing.”
`,
    ),
  }
}
