/** The sums of a district and all below it over a year, as they were read. */
export interface KnownYear {
  readonly numbers: Float64Array
  readonly revision: Float64Array
}
