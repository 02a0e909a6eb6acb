import { Skeleton } from "../parts/skeleton";

const figures = Array.from({ length: 8 }, (_, number) => number);

/** The places of what is still being asked for, so that nothing moves when it comes. */
export function DashboardLoading() {
  return (
    <div className="dashboard">
      <div className="dashboard-figures">
        {figures.map((figure) => (
          <div key={figure} className="dashboard-figure dashboard-pending">
            <Skeleton lines={2} />
          </div>
        ))}
      </div>
      <section className="dashboard-card wide dashboard-pending">
        <Skeleton lines={9} />
      </section>
    </div>
  );
}
