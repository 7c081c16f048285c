/** The style sheet of our own pages, and of what stands above the site's. */
export const previewStyle = `
.edicola-notice, .edicola-page {
  --paper: #fdf6d8; --ink: #2b2410; --line: #b79a3a;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  .edicola-notice, .edicola-page { --paper: #2c2610; --ink: #f4ead0; --line: #8f7a35 }
}
.edicola-notice {
  background: var(--paper); color: var(--ink); font: 1rem/1.45 system-ui, sans-serif; padding: .75rem 0;
  box-shadow: 0 0 0 100vmax var(--paper); clip-path: inset(0 -100vmax);
}
.edicola-notice p { margin: 0; max-width: 60rem }
.edicola-notice ul, .edicola-page ul { margin: .5rem 0 0; padding-left: 1.25rem }
.edicola-notice li, .edicola-page li { margin: .25rem 0 }
.edicola-notice a, .edicola-page a { color: inherit; text-underline-offset: .15em }
.edicola-page {
  background: light-dark(#fffdf6, #14120f); color: var(--ink);
  font: 1.1rem/1.5 system-ui, sans-serif; margin: 0; padding: 12vh 1.5rem 4rem;
}
.edicola-page main { max-width: 38rem; margin: 0 auto }
.edicola-page h1 { font: 600 1.9rem/1.2 Georgia, serif; margin: 0 0 1rem }
.edicola-page pre { white-space: pre-wrap; font-size: .85rem; border: 1px solid var(--line); padding: .75rem }
[data-edicola-under] { outline: 2px dashed #556bfc; outline-offset: 3px; cursor: pointer }
[data-edicola-shown] { outline: 3px solid #556bfc; outline-offset: 3px }
@media print { .edicola-notice { display: none } }
`
