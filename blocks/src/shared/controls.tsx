import {
	RangeControl,
	SelectControl,
	ToggleControl,
} from '@wordpress/components';
import { __ } from '@wordpress/i18n';

type ChoiceProps< Value extends string > = {
	label: string;
	value: Value;
	/** The name of each value that can be chosen, in the order in which they are shown. */
	choices: Readonly< Record< NoInfer< Value >, string > >;
	help?: string | undefined;
	onChange: ( value: NoInfer< Value > ) => void;
};

/**
 * One of a few.
 * @param root0
 * @param root0.choices
 * @param root0.help
 * @param root0.label
 * @param root0.onChange
 * @param root0.value
 */
export function ChoiceControl< Value extends string >( {
	choices,
	help,
	label,
	onChange,
	value,
}: ChoiceProps< Value > ) {
	const names = Object.entries( choices ) as [ Value, string ][];
	return (
		<SelectControl
			__next40pxDefaultSize
			__nextHasNoMarginBottom
			label={ label }
			help={ help }
			value={ value }
			options={ names.map( ( [ one, name ] ) => ( {
				value: one,
				label: name,
			} ) ) }
			onChange={ onChange }
		/>
	);
}

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
