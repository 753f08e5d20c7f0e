/** The loaded sums of a district and all below it over a year. */
export interface LoadedYear {
  readonly numbers: Float64Array
  readonly revision: Float64Array
}
