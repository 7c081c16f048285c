import type { FormText } from '../../interface/formText.ts'

/** The box by which readers have their name kept on this device, in a line of the comment form. */
export function rememberChoice(text: FormText): HTMLElement {
  const line = document.createElement('p')
  const label = document.createElement('label')
  const box = document.createElement('input')
  line.className = 'choice'
  box.type = 'checkbox'
  box.dataset['remember'] = ''
  label.append(box, ` ${text.remember}`)
  line.append(label)
  return line
}
