// Adds to the blocks what is no block, built beside them.
const [
	scripts,
	modules,
] = require( '@wordpress/scripts/config/webpack.config' );

module.exports = [
	{
		...scripts,
		entry: () => ( {
			...scripts.entry(),
			'editor/index': './src/editor/index.tsx',
			'admin/index': './src/admin/index.tsx',
		} ),
	},
	{
		...modules,
		// No `viewScriptModule`: only bars that offer to copy the link load it.
		entry: () => ( {
			...modules.entry(),
			'share-bar/view': './src/share-bar/view.ts',
		} ),
	},
];
