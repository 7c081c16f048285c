/** What is said of text that comes from elsewhere, in Italian. */
export const pastingItalian = {
  'pasting.done': 'Incollato',
  'pasting.pictures': '{{count}} immagine da caricare: apri la figura.',
  'pasting.pictures_other': '{{count}} immagini da caricare: apri le figure.',
  'pasting.lost': 'Non riportato: {{what}}.',
  'pasting.lost.picture': '{{count}} immagine dal tuo disco',
  'pasting.lost.picture_other': '{{count}} immagini dal tuo disco',
  'pasting.lost.rule': '{{count}} linea di separazione',
  'pasting.lost.rule_other': '{{count}} linee di separazione',
  'pasting.lost.raised': '{{count}} apice o pedice (resta il testo)',
  'pasting.lost.raised_other': '{{count}} apici e pedici (resta il testo)',
  'pasting.lost.form': '{{count}} modulo',
  'pasting.lost.form_other': '{{count}} elementi di moduli',
  'pasting.lost.comment': '{{count}} commento a margine',
  'pasting.lost.comment_other': '{{count}} commenti a margine',
  'pasting.lost.cell': '{{count}} elemento dentro una tabella',
  'pasting.lost.cell_other': '{{count}} elementi dentro tabelle',
} as const

/** What is said of text that comes from elsewhere, in English. */
export const pastingEnglish: Record<keyof typeof pastingItalian, string> = {
  'pasting.done': 'Pasted',
  'pasting.pictures': '{{count}} picture to upload: open the figure.',
  'pasting.pictures_other': '{{count}} pictures to upload: open the figures.',
  'pasting.lost': 'Not taken over: {{what}}.',
  'pasting.lost.picture': '{{count}} picture from your disk',
  'pasting.lost.picture_other': '{{count}} pictures from your disk',
  'pasting.lost.rule': '{{count}} dividing line',
  'pasting.lost.rule_other': '{{count}} dividing lines',
  'pasting.lost.raised': '{{count}} superscript or subscript (its text stays)',
  'pasting.lost.raised_other': '{{count}} superscripts and subscripts (their text stays)',
  'pasting.lost.form': '{{count}} form',
  'pasting.lost.form_other': '{{count}} parts of forms',
  'pasting.lost.comment': '{{count}} comment in the margin',
  'pasting.lost.comment_other': '{{count}} comments in the margin',
  'pasting.lost.cell': '{{count}} object inside a table',
  'pasting.lost.cell_other': '{{count}} objects inside tables',
}
