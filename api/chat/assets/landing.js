import { bindPersonas } from './session.js'

bindPersonas()
