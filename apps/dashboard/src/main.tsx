import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { startLanguage } from './base/language.js'
import { showTheme, themeNow } from './base/theme.js'
import { queryClient } from './data/query-client.js'
import { deploymentQuery } from './data/definitions.js'
import { boardQuery } from './data/figures.js'
import { sessionQuery } from './data/session.js'
import { readViewSearch, viewOf } from './data/view.js'
import { router } from './router.js'
import { leadToHeading } from './shell/page-focus.js'
import './styles/base.css'
import './styles/shell.css'
import './styles/parts.css'
import './styles/print.css'

showTheme(themeNow())
// Asked for while the page is being built.
void Promise.all([queryClient.fetchQuery(deploymentQuery), queryClient.fetchQuery(sessionQuery)])
  .then(([deployment, signedIn]) => {
    const { pathname, search } = globalThis.location
    const view = viewOf(readViewSearch(Object.fromEntries(new URLSearchParams(search))), deployment, signedIn)
    // The first page of most people: its board comes while the page is being built.
    if (pathname === new URL('.', document.baseURI).pathname && view.readsCity && view.audience === 'internal')
      void queryClient.prefetchQuery(boardQuery(view))
  })
  // The page asks again, and says what is wrong.
  .catch(() => undefined)
await startLanguage()
leadToHeading(router)
createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
