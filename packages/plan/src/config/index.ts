// A deployment in files: what a folder says about its city. Reads files, so it is a door of its own.
export { configIn } from './find-config.js'
export { deploymentFrom, loadDeployment, readDeployment, type DeploymentSource } from './load-deployment.js'
export { readDivisions } from './divisions.js'
export { readHistory } from './events.js'
export { readMap } from './map-file.js'
export { writeFolder, type NewCity } from './new-folder.js'
export { readPlan } from './plan-file.js'
