type Field = HTMLInputElement | HTMLTextAreaElement

/** The field of a form that has this name. */
export function control(form: HTMLFormElement, name: string): Field | null {
  return form.querySelector<Field>(`[name="${name}"]`)
}

/** What a field holds; '' where there is none. */
export function valueOf(form: HTMLFormElement, name: string): string {
  return control(form, name)?.value ?? ''
}

/** Gives a field its value; one that only scripts fill in is made when it is first filled. */
export function fill(form: HTMLFormElement, name: string, value: string): void {
  const field = control(form, name) ?? form.appendChild(hiddenField(name))
  field.value = value
}

function hiddenField(name: string): HTMLInputElement {
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = name
  return field
}
