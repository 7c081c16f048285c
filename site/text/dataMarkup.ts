import type { CodeBlock, Table } from '../../schemas/content.types.ts'
import type { BodyContext } from './bodyContext.ts'
import { html, type Html } from './html.ts'

/** A table that scrolls by itself on a narrow screen. */
export function tableMarkup(table: Table, context: BodyContext): Html {
  const rows = (table.rows ?? []).map(({ cells }) => cells ?? [])
  const columns = Math.max(0, ...rows.map((cells) => cells.length))
  const filled = rows.map((cells) =>
    Array.from({ length: columns }, (_, place) => cells[place] ?? ''),
  )
  const [first, ...others] = filled
  const head =
    table.hasHeader === true && first !== undefined
      ? html`<thead>
          <tr>
            ${first.map((cell) => html`<th scope="col">${cell}</th>`)}
          </tr>
        </thead>`
      : undefined
  const bodyRows = head === undefined ? filled : others
  const body = bodyRows.map(
    (cells) =>
      html`<tr>
        ${cells.map((cell) => html`<td>${cell}</td>`)}
      </tr>`,
  )
  return html`<div class="table" role="group" aria-label="${context.text.table}" tabindex="0">
    <table>
      ${head}
      <tbody>
        ${body}
      </tbody>
    </table>
  </div>`
}

/** Code, as highlightCode wrote it, with the name of its file. */
export function codeMarkup(block: CodeBlock, highlighted: Html | undefined): Html {
  const language = /^[\w+#.-]+$/.test(block.language ?? '') ? block.language : undefined
  const name = language && html` class="language-${language}"`
  const caption = block.filename && html`<figcaption>${block.filename}</figcaption>`
  return html`<figure class="code">${caption}<pre tabindex="0"><code${name}>${highlighted ?? block.code}</code></pre></figure>`
}
