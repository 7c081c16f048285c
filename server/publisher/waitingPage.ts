/** The page that readers meet before the first release exists; it asks again by itself. */
export const WAITING_PAGE = `<!doctype html>
<html lang="it">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="3">
<title>Il sito arriva fra poco</title>
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
<h1>In stampa la prima edizione</h1>
<p>Il sito viene costruito in questo momento. La pagina si aggiorna da sola.</p>
<p lang="en">The first build of the site is running. This page reloads by itself.</p>
</main>
</body>
</html>
`

/** How long a client should wait before it asks again. */
export const RETRY_AFTER_SECONDS = 3
