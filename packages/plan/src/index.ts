// Replaced by the plan's own exports.
export { }
