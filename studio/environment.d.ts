declare namespace NodeJS {
  interface ProcessEnv {
    SANITY_PROJECT_ID?: string | undefined
    SANITY_DATASET?: string | undefined
    EDICOLA_PROJECT_ID?: string | undefined
  }
}

declare module '*.css'
