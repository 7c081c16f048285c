import { wordsOf, type CommentWords } from './words.ts'

/** What spoke for spam (above 0) or for ham (below 0), and how loudly: log-odds. */
export interface WordWeight {
  readonly word: string
  readonly weight: number
}

/** A verdict that can be read: the probability, and the words it was made of, loudest first. */
export interface SpamVerdict {
  readonly spamProbability: number
  readonly words: readonly WordWeight[]
}

/** A naive Bayes classifier that learns from what editors decided, and can be told to forget. */
export interface Classifier {
  /** Learns a decision about a comment; a later decision about the same id replaces it. */
  learn(id: string, comment: CommentWords, decision: 'ham' | 'spam'): void
  forget(id: string): void
  /** Undefined until it has learnt {@link fewestLessons} of each kind. */
  judge(comment: CommentWords): SpamVerdict | undefined
}

interface Lesson {
  readonly words: ReadonlySet<string>
  readonly spam: boolean
}

/** How many decisions of each kind it takes before the classifier says anything. */
const fewestLessons = 10
/** Only the loudest words speak, so that a long text does not drown what gives it away. */
const mostSpeakers = 24
/** Words that are known from few comments speak softly: this many are imagined on either side. */
const imagined = 0.5

/** An untaught classifier. */
export function createClassifier(): Classifier {
  const lessons = new Map<string, Lesson>()
  const counts = new Map<string, { ham: number; spam: number }>()
  const total = { ham: 0, spam: 0 }

  const count = ({ words, spam }: Lesson, step: 1 | -1): void => {
    const kind = spam ? 'spam' : 'ham'
    total[kind] += step
    for (const word of words) {
      const seen = counts.get(word) ?? { ham: 0, spam: 0 }
      seen[kind] += step
      if (seen.ham + seen.spam > 0) counts.set(word, seen)
      else counts.delete(word)
    }
  }
  const forget = (id: string): void => {
    const lesson = lessons.get(id)
    if (lesson === undefined) return
    lessons.delete(id)
    count(lesson, -1)
  }
  const weigh = (word: string): WordWeight => {
    const { ham, spam } = counts.get(word) ?? { ham: 0, spam: 0 }
    const inSpam = (spam + imagined) / (total.spam + 2 * imagined)
    const inHam = (ham + imagined) / (total.ham + 2 * imagined)
    return { word, weight: ham + spam === 0 ? 0 : Math.log(inSpam / inHam) }
  }
  return {
    learn: (id, comment, decision) => {
      forget(id)
      const lesson = { words: wordsOf(comment), spam: decision === 'spam' }
      lessons.set(id, lesson)
      count(lesson, 1)
    },
    forget,
    judge: (comment) => {
      if (total.ham < fewestLessons || total.spam < fewestLessons) return undefined
      const words = Array.from(wordsOf(comment), weigh)
        .filter(({ weight }) => Math.abs(weight) > 0.2)
        .sort((one, two) => Math.abs(two.weight) - Math.abs(one.weight))
        .slice(0, mostSpeakers)
      const odds = words.reduce((sum, { weight }) => sum + weight, 0)
      return { spamProbability: 1 / (1 + Math.exp(-odds)), words }
    },
  }
}
