/**
 * An amount as people write it in the language of the screen: exact, with two decimals or as many as it has. Amounts
 * of the service have six at the most, which a number holds exactly until far beyond what anybody earns.
 * @param amount A decimal text, such as `3.333334`.
 * @param most   How many decimals are wanted at the most.
 */
export function money( amount: string, most = 6 ): string {
	return new Intl.NumberFormat( document.documentElement.lang || undefined, {
		minimumFractionDigits: Math.min( 2, most ),
		maximumFractionDigits: most,
	} ).format( Number( amount ) );
}
