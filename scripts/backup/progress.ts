import type { WriteStream } from 'node:tty'

/** Shows how far a command has come. */
export interface Progress {
  /** A moving line on a terminal; elsewhere one line for each label. */
  step(label: string, done: number, total: number): void
  /** A line that stays. */
  line(text: string): void
}

/** Progress written to `output`. */
export function createProgress(output: WriteStream): Progress {
  let moving = false
  let lastLabel = ''
  const line = (text: string): void => {
    output.write(`${moving ? '\r\x1b[K' : ''}${text}\n`)
    moving = false
  }
  return {
    line,
    step(label, done, total) {
      if (output.isTTY) {
        output.write(`\r\x1b[K${label} ${done}/${total}`.slice(0, output.columns))
        moving = true
      } else if (label !== lastLabel) line(`${label} …`)
      lastLabel = label
    },
  }
}
