import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { startLanguage } from './base/language.js'
import { showTheme, themeNow } from './base/theme.js'
import { queryClient } from './data/query-client.js'
import { deploymentQuery } from './data/definitions.js'
import { sessionQuery } from './data/session.js'
import { router } from './router.js'
import './styles/base.css'
import './styles/shell.css'
import './styles/parts.css'
import './styles/print.css'

showTheme(themeNow())
// Asked for while the page is being built.
void queryClient.prefetchQuery(sessionQuery)
void queryClient.prefetchQuery(deploymentQuery)
await startLanguage()
createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
