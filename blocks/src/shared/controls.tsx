import { RangeControl, ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

type CountProps = {
	showCount: boolean;
	setAttributes: ( changes: { showCount: boolean } ) => void;
};

/**
 * Whether a button says how often its thing was flattred.
 * @param root0
 * @param root0.setAttributes
 * @param root0.showCount
 */
export function CountControl( { setAttributes, showCount }: CountProps ) {
	return (
		<ToggleControl
			__nextHasNoMarginBottom
			label={ __( 'Show how often it was flattred', 'flattr' ) }
			checked={ showCount }
			onChange={ ( value ) => setAttributes( { showCount: value } ) }
		/>
	);
}

type LimitProps = {
	limit: number;
	most: number;
	usual: number;
	setAttributes: ( changes: { limit: number } ) => void;
};

/**
 * How many a list shows at the most.
 * @param root0
 * @param root0.limit
 * @param root0.most
 * @param root0.setAttributes
 * @param root0.usual
 */
export function LimitControl( {
	limit,
	most,
	setAttributes,
	usual,
}: LimitProps ) {
	return (
		<RangeControl
			__next40pxDefaultSize
			__nextHasNoMarginBottom
			label={ __( 'At most', 'flattr' ) }
			value={ limit }
			min={ 1 }
			max={ most }
			onChange={ ( value ) => setAttributes( { limit: value ?? usual } ) }
		/>
	);
}
