// Draws our card under Settings → Connectors. WordPress draws those that have a key; ours has none, and leads to
// its own settings. What it offers for that is called experimental: where it is another, there is no card.
import * as connectors from '@wordpress/connectors';

const {
  __experimentalConnectorItem: ConnectorItem,
  __experimentalRegisterConnector: registerConnector,
} = connectors;
const about = document.getElementById('wp-script-module-data-flattr-connector');

if (ConnectorItem && registerConnector && about) {
  const { label, url } = JSON.parse(about.textContent);
  const { createElement } = window.wp.element;
  registerConnector('flattr', {
    render: ({ description, logo, name }) =>
      createElement(ConnectorItem, {
        description,
        logo,
        name,
        actionArea: createElement(
          'a',
          { className: 'components-button is-next-40px-default-size is-secondary', href: url },
          label,
        ),
      }),
  });
}
