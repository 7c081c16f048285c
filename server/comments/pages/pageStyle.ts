import { createHash } from 'node:crypto'

/** The style of the intake's pages: ink on warm paper, and a night edition. */
export const pageStyle = `
:root{color-scheme:light dark;--paper:#f7f2e8;--sheet:#fdfaf4;--ink:#1d1a16;--soft:#5c554a;--rule:#cfc5b3;--edge:#857a68;--signal:#a8231b}
@media (prefers-color-scheme:dark){:root{--paper:#15130f;--sheet:#1d1a15;--ink:#ece5d8;--soft:#b3a994;--rule:#3d372d;--edge:#8f8571;--signal:#ff8d76}}
*{box-sizing:border-box}
html{font:100%/1.6 "Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua",Georgia,serif;background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%}
body{margin:0;padding:0 1.25rem 4rem;overflow-wrap:break-word}
.masthead,main{max-width:40rem;margin-inline:auto}
.masthead{padding:1.25rem 0 .75rem;border-bottom:3px double var(--ink)}
.masthead a{color:inherit;text-decoration:none;font-weight:700;font-size:1.25rem;letter-spacing:.01em}
.masthead a:hover{text-decoration:underline}
.kicker{margin:2.5rem 0 0;color:var(--signal);font-size:.875rem;letter-spacing:.09em;text-transform:uppercase}
h1{margin:.25rem 0 1rem;font-size:clamp(1.9rem,1.2rem + 3vw,2.9rem);line-height:1.12;font-weight:700;text-wrap:balance;hyphens:manual}
h2{margin:2.5rem 0 .5rem;font-size:1.3rem;line-height:1.25}
p{margin:.75rem 0;max-width:62ch}
a{color:inherit;text-decoration-thickness:1px;text-underline-offset:.18em}
a:hover{color:var(--signal)}
.standfirst{font-size:1.15rem;line-height:1.5;font-style:italic}
figure{margin:1.75rem 0;padding-left:1.1rem;border-left:3px solid var(--signal)}
blockquote{margin:0;white-space:pre-wrap}
figcaption{margin-bottom:.35rem;color:var(--soft);font-size:.9375rem;font-style:italic}
.mend{margin:1.5rem 0;padding:.9rem 1.1rem 1rem;border:1px solid var(--signal);border-top-width:4px}
.mend h2{margin:0 0 .35rem}
.mend ul{margin:0;padding-left:1.1rem}
.mend a{color:var(--signal)}
form{margin-top:2rem;padding-top:.5rem;border-top:1px solid var(--rule)}
.note{color:var(--soft);font-size:.9375rem}
.field{margin:1.25rem 0}
.field.wrong{padding-left:1rem;border-left:4px solid var(--signal)}
label{display:block;font-weight:700}
.hint,.wrong-note{display:block;margin:.1rem 0 .3rem;font-size:.9375rem}
.hint{color:var(--soft)}
.wrong-note{color:var(--signal);font-weight:700}
input,textarea{display:block;width:100%;margin-top:.3rem;padding:.6rem .7rem;border:1px solid var(--edge);border-radius:0;background:var(--sheet);color:var(--ink);font:inherit}
textarea{min-height:12rem;resize:vertical}
.wrong input,.wrong textarea{border:2px solid var(--signal)}
:focus-visible{outline:3px solid var(--signal);outline-offset:2px}
button{min-height:2.9rem;margin-top:.5rem;padding:.6rem 1.5rem;border:1px solid var(--ink);border-radius:0;background:var(--ink);color:var(--paper);font:inherit;font-weight:700;cursor:pointer}
button.quiet{background:none;color:var(--signal);border-color:var(--signal)}
button:hover,button.quiet:hover{color:var(--paper);background:var(--signal);border-color:var(--signal)}
.choice label{font-weight:400;display:flex;gap:.6rem;align-items:baseline}
.choice input{width:auto;margin:0;flex:none}
.trap{position:absolute;left:-10000px;width:1px;height:1px;overflow:hidden}
.onward{max-width:none;margin-top:2.5rem;padding-top:1rem;border-top:1px solid var(--rule)}
@media (forced-colors:active){button{border:2px solid}}
@media print{form,.onward{max-width:none;display:none}}
`

/** The style as the pages' Content-Security-Policy names it. https://www.w3.org/TR/CSP3/ */
export const pageStyleSource = `'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'`
