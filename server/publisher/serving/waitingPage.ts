/** Why there is no site yet: it is being built, or the first build did not succeed. */
export type WaitingFor = 'build' | 'mending'

const TEXTS: Readonly<Record<WaitingFor, { title: string; italian: string; english: string }>> = {
  build: {
    title: 'In stampa la prima edizione',
    italian: 'Il sito viene costruito in questo momento. La pagina si aggiorna da sola.',
    english: 'The first build of the site is running. This page reloads by itself.',
  },
  mending: {
    title: 'La prima edizione si fa aspettare',
    italian: 'Qualcosa ha fermato la costruzione del sito; la redazione ne ha l’avviso.',
    english: 'Something stopped the first build of the site; the editors have been told.',
  },
}

/** The page that readers meet before the first release exists; it asks again by itself. */
export function waitingPage(waitingFor: WaitingFor): string {
  const { title, italian, english } = TEXTS[waitingFor]
  return `<!doctype html>
<html lang="it">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="3">
<title>${title}</title>
<style>
:root { color-scheme: light dark; }
body { margin: 0; min-height: 100vh; display: grid; place-content: center; padding: 1.5rem;
  font: 1.125rem/1.6 Georgia, 'Times New Roman', serif; background: Canvas; color: CanvasText; }
main { max-width: 34rem; }
h1 { font-size: 2rem; line-height: 1.15; font-weight: 400; margin: 0 0 1rem; }
p { margin: 0 0 .75rem; }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${italian}</p>
<p lang="en">${english}</p>
</main>
</body>
</html>
`
}

/** How long a client should wait before it asks again. */
export const RETRY_AFTER_SECONDS = 3
