/** The same on the server and in the page: facts as text, which the element replaces by its picture once it is drawn. */
export function App({ facts }) {
  return (
    <main>
      {facts.map(({ id, name, from, to }) => (
        <plan-tracker key={id} indicator={id}>
          <p>
            {name}: {from}, {to} promised
          </p>
        </plan-tracker>
      ))}
    </main>
  );
}
