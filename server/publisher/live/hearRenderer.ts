import type { RendererAnswer, RoundEnd, RoundStep } from './messages.ts'

/** Brings each answer of a renderer to who waits for it. */
export interface RendererEar {
  hear(answer: RendererAnswer): void
  /** How it ended, if it did. */
  failure(): Extract<RoundEnd, { readonly kind: 'failed' }> | undefined
  /** The end of the round that is asked for now; `onStep` hears what comes before. */
  roundEnd(onStep: (step: RoundStep) => void): Promise<RoundEnd>
  /** The kind of the answer to a question that is no round; `failed` when there will be none. */
  note(): Promise<RendererAnswer['kind']>
}

/** An ear that nothing has come to yet. */
export function createRendererEar(): RendererEar {
  let onEnd: ((end: RoundEnd) => void) | undefined
  let onStep: ((step: RoundStep) => void) | undefined
  let failed: ReturnType<RendererEar['failure']>
  // Questions are answered in their order.
  const waiting: ((kind: RendererAnswer['kind']) => void)[] = []
  const conclude = (end: RoundEnd): void => {
    onEnd?.(end)
    onEnd = undefined
  }
  return {
    hear: (answer) => {
      if (answer.kind === 'progress' || answer.kind === 'found') onStep?.(answer)
      else if (
        answer.kind === 'remembered' ||
        answer.kind === 'recalled' ||
        answer.kind === 'forgotten'
      ) {
        waiting.shift()?.(answer.kind)
      } else {
        if (answer.kind === 'failed') {
          failed ??= answer
          for (const settle of waiting.splice(0)) settle('failed')
        }
        conclude(answer)
      }
    },
    failure: () => failed,
    roundEnd: (tell) => {
      if (failed !== undefined) return Promise.resolve(failed)
      onStep = tell
      return new Promise((resolve) => {
        onEnd = resolve
      })
    },
    note: () => {
      if (failed !== undefined) return Promise.resolve('failed')
      return new Promise((resolve) => waiting.push(resolve))
    },
  }
}
